// What the image of app.cs refers to.
using System; using System.Runtime.CompilerServices;
namespace D { public struct S { public int a; public int b; } public interface I { int F(); } public class B:I { public int f=1; public static int s=2; public static string t="t"; public virtual int V()=>f; public int F()=>5; public static int St(int x)=>x+1; } }
