// What the image compiles and calls. keys.json says which thunks it needs, worked out by hand.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Lib;

public enum Small : byte { One }
public struct Wrapped { public long Value; }
public struct Reference { public object Value; }
public struct Pair { public int A; public object B; }
public struct Odd { public byte A, B, C; }
[StructLayout(LayoutKind.Sequential, Pack = 1)] public struct Packed { public byte A; public int B; }
[StructLayout(LayoutKind.Sequential, Size = 10)] public struct Sized { public int A, B; }
[StructLayout(LayoutKind.Explicit)] public struct Union { [FieldOffset(0)] public int A; [FieldOffset(0)] public float B; }
[StructLayout(LayoutKind.Auto)] public struct Mixed { public Small A; public bool B; public long C; public bool D; public int E; }
[InlineArray(4)] public struct Four { public int Element; }
public struct TwoWide { public Int128 A, B; }
public struct Empty { }

public delegate Pair Maker(int x);

public struct Box<T>
{
    public T Item;
    public T Get() => Item;
    public static int Count(Box<T> box) => 0;
}

public class Holder<T>
{
    public T Item;
    public T Take(T other) => other;
    public static int Count(T other) => 0;
}

public class Program
{
    public static int Add(int a, int b) => a + b;
    public Wrapped Member(Pair p, double d) => default;
    public static Odd Layouts(Packed a, Sized b, Union c, Mixed d, Four e, Empty f) => default;
    public static Reference Scalars(Small a, Wrapped b, Reference c, float d) => c;
    public static Int128 Wide(Vector128<int> a, Vector256<byte> b, Int128 c, Vector128<bool> d, TwoWide e) => c;
    public static unsafe void Pointers(int* a, ref long b, delegate*<int, void> c, nint d, string[] e) { }
    public static (byte, long) Tuples((int, string) a, (Small, Guid) b) => default;
    public static Point Elsewhere(Point.Corner a, Shape b) => default;
    public static T Generic<T>(T x) => x;
    public static Task<Odd> Run(long x) => null;
    [UnmanagedCallersOnly] public static int Native(long x) => 0;
    [DllImport("native")] public static extern int Imported(long x);
    public static string Strings(ReadOnlySpan<char> s) => new string(s);

    // For the references to methods in the metadata; not compiled.
    public static void Calls(object o, Shape shape, IShape face, Point.Corner corner)
    {
        new string('x', 3);
        o.ToString();
        shape.Area(corner);
        face.Center();
        Shape.Draw(default, shape);
    }
}
