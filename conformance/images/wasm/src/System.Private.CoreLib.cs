// The types of the system module that the calling convention of wasm looks at, with fields of the same layout; no more than a compiler needs.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System
{
    public class Object { public virtual string ToString() => null; }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public struct Void { }
    public struct Boolean { bool m; }
    public struct Char { char m; }
    public struct SByte { sbyte m; }
    public struct Byte { byte m; }
    public struct Int16 { short m; }
    public struct UInt16 { ushort m; }
    public struct Int32 { int m; }
    public struct UInt32 { uint m; }
    public struct Int64 { long m; }
    public struct UInt64 { ulong m; }
    public struct IntPtr { nint m; }
    public struct UIntPtr { nuint m; }
    public struct Single { float m; }
    public struct Double { double m; }
    public sealed class String
    {
        [MethodImpl(MethodImplOptions.InternalCall)] public extern String(char c, int count);
        [MethodImpl(MethodImplOptions.InternalCall)] public extern String(ReadOnlySpan<char> value);
    }
    public abstract class Array { }
    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public class Exception { }
    public abstract class Attribute { }
    public enum AttributeTargets { All = 0x7fff }
    public sealed class AttributeUsageAttribute : Attribute { public AttributeUsageAttribute(AttributeTargets targets) { } public bool AllowMultiple { get; set; } public bool Inherited { get; set; } }
    public sealed class ParamArrayAttribute : Attribute { }
    public abstract class Type { }
    public struct RuntimeTypeHandle { object m; }
    public struct RuntimeMethodHandle { object m; }
    public struct RuntimeFieldHandle { object m; }
    public ref struct TypedReference { ref byte value; nint type; }
    public readonly ref struct ReadOnlySpan<T> { readonly ref T reference; readonly int length; }
    public readonly struct Guid { readonly int a; readonly short b; readonly short c; readonly byte d, e, f, g, h, i, j, k; }
    public readonly struct Int128 { readonly ulong lower, upper; }
    [StructLayout(LayoutKind.Auto)] public struct ValueTuple<T1, T2> { public T1 Item1; public T2 Item2; }
    public interface IDisposable { void Dispose(); }
}

namespace System.Runtime.CompilerServices
{
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)] public sealed class TypeForwardedToAttribute : Attribute { public TypeForwardedToAttribute(Type type) { } }
    public sealed class InlineArrayAttribute : Attribute { public InlineArrayAttribute(int length) { } }
    public sealed class IsByRefLikeAttribute : Attribute { }
    public sealed class IsReadOnlyAttribute : Attribute { }
    public sealed class MethodImplAttribute : Attribute { public MethodImplAttribute(MethodImplOptions options) { } }
    public enum MethodImplOptions { InternalCall = 0x1000 }
    public static class RuntimeFeature
    {
        public const string ByRefFields = nameof(ByRefFields);
        public const string NumericIntPtr = nameof(NumericIntPtr);
        public const string DefaultImplementationsOfInterfaces = nameof(DefaultImplementationsOfInterfaces);
    }
    public sealed class RuntimeCompatibilityAttribute : Attribute { public bool WrapNonExceptionThrows { get; set; } }
    public sealed class CompilationRelaxationsAttribute : Attribute { public CompilationRelaxationsAttribute(int relaxations) { } }
}

namespace System.Runtime.InteropServices
{
    public enum LayoutKind { Sequential, Explicit = 2, Auto }
    public sealed class StructLayoutAttribute : Attribute { public StructLayoutAttribute(LayoutKind kind) { } public int Size; public int Pack; }
    public sealed class FieldOffsetAttribute : Attribute { public FieldOffsetAttribute(int offset) { } }
    public sealed class InAttribute : Attribute { }
    public sealed class DllImportAttribute : Attribute { public DllImportAttribute(string library) { } }
    public sealed class UnmanagedCallersOnlyAttribute : Attribute { }
}

namespace System.Runtime.Intrinsics
{
    public readonly struct Vector64<T> { readonly ulong all; }
    public readonly struct Vector128<T> { readonly Vector64<T> lower, upper; }
    public readonly struct Vector256<T> { readonly Vector128<T> lower, upper; }
}

namespace System.Threading.Tasks
{
    public class Task { }
    public class Task<T> : Task { }
}
