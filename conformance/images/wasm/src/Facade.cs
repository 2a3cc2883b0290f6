// What the image refers to; the types are in Lib.
using System.Runtime.CompilerServices;

[assembly: TypeForwardedTo(typeof(Lib.Point))]
[assembly: TypeForwardedTo(typeof(Lib.IShape))]
[assembly: TypeForwardedTo(typeof(Lib.Shape))]
