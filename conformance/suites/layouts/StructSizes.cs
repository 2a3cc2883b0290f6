// Prints the sizes of the value types of assemblies as this runtime lays them out: [{"module", "name", "arguments"}, size] a line. Only
// those are printed in which nothing depends on the size of a pointer. Generic ones come with arguments drawn from a few types.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
const int Instances = 20, MaxNesting = 20;

Type[] drawn = [
    typeof(byte), typeof(short), typeof(int), typeof(long), typeof(double), typeof(bool), typeof(char), typeof(DayOfWeek),
    typeof(Int128), typeof(Guid), typeof(decimal), typeof(DateTime), typeof(Vector128<int>), typeof(Vector256<float>),
];
MethodInfo sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf));
var random = new Random(1);

foreach (string folder in args)
foreach (string file in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
foreach (Type type in TypesOf(file).Where(type => type.IsValueType && type != typeof(void)))
foreach (Type closed in type.IsGenericTypeDefinition ? InstancesOf(type) : [type])
{
    if (DependsOnPointers(closed, 0)) continue;
    Console.WriteLine(JsonSerializer.Serialize(new[] { NameOf(closed), sizeOf.MakeGenericMethod(closed).Invoke(null, null) }));
}

static Type[] TypesOf(string file)
{
    try { return Loaded(file).GetTypes(); }
    catch (BadImageFormatException) { return []; }
    catch (ReflectionTypeLoadException e) { return e.Types.Where(type => type != null).ToArray(); }
}

// The system module is loaded already, and never again.
static Assembly Loaded(string file)
{
    Assembly system = typeof(object).Assembly;
    return Path.GetFileNameWithoutExtension(file) == system.GetName().Name ? system : Assembly.LoadFrom(file);
}

IEnumerable<Type> InstancesOf(Type type)
{
    var found = new HashSet<Type>();
    for (int i = 0; i < Instances; i++)
    {
        Type[] arguments = type.GetGenericArguments().Select(_ => drawn[random.Next(drawn.Length)]).ToArray();
        try { found.Add(type.MakeGenericType(arguments)); }
        catch (ArgumentException) { } // Constraints.
    }
    return found;
}

// Automatic layout aligns structs to a pointer at least.
static bool DependsOnPointers(Type type, int nesting)
{
    if (nesting > MaxNesting || !type.IsValueType || type.ContainsGenericParameters || type == typeof(nint) || type == typeof(nuint)) return true;
    if (IsPlain(type)) return false;
    return type.GetFields(Fields).Any(field => (type.IsAutoLayout && !IsPlain(field.FieldType)) || DependsOnPointers(field.FieldType, nesting + 1));
}

static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum;

static object NameOf(Type type) => new
{
    module = type.Assembly.GetName().Name,
    name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName,
    arguments = type.IsGenericType ? type.GetGenericArguments().Select(NameOf) : [],
};
