// Loads one file as it is told to and prepares its methods; what becomes of each is a line on standard output.
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

const string Before = "--before=";
string file = Path.GetFullPath(args[0]), load = args[1];
using RejectedCode? rejected = args.Contains("--rejected") ? new RejectedCode() : null;
AssemblyLoadContext.Default.Resolving += (context, name) =>
{
    string beside = Beside(name.Name + ".dll");
    return File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
};
Assembly assembly;
try
{
    foreach (string before in args.Where(arg => arg.StartsWith(Before))) AssemblyLoadContext.Default.LoadFromAssemblyPath(Beside(before[Before.Length..]));
    assembly = Load();
}
catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
{
    Console.WriteLine($"refused {e.GetType().Name}");
    return;
}
Console.WriteLine("loaded");
Console.Out.Flush();
const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
foreach (Type type in assembly.GetTypes())
{
    foreach (MethodBase method in type.GetMembers(Declared).OfType<MethodBase>())
    {
        if (type.ContainsGenericParameters || method.ContainsGenericParameters || method.GetMethodBody() == null) continue;
        Console.WriteLine($"{method.MetadataToken:x8} {Prepare(method)}");
        Console.Out.Flush();
    }
}
Console.WriteLine("end");
// The listener gets its events from a thread of the runtime.
if (rejected != null) Thread.Sleep(300);

string Beside(string name) => Path.Combine(Path.GetDirectoryName(file)!, name);

Assembly Load()
{
    if (load == "bytes") return Assembly.Load(File.ReadAllBytes(file));
    if (load == "collectible") return new AssemblyLoadContext("collectible", isCollectible: true).LoadFromAssemblyPath(file);
    Assembly first = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
    return load == "second" ? new AssemblyLoadContext("second").LoadFromAssemblyPath(file) : first;
}

static string Prepare(MethodBase method)
{
    long before = JitInfo.GetCompiledMethodCount(currentThread: true);
    try
    {
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
    }
    catch (Exception)
    {
        return "throws";
    }
    return JitInfo.GetCompiledMethodCount(currentThread: true) == before ? "native" : "jitted";
}

/// <summary>Prints the methods that have native code which was rejected: flag 0x40 of MethodLoadVerbose.</summary>
sealed class RejectedCode : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const uint Rejected = 0x40;

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(source, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs e)
    {
        if (e.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || e.Payload == null) return;
        if ((Convert.ToUInt32(e.Payload[5]) & Rejected) != 0) Console.WriteLine($"{Convert.ToUInt32(e.Payload[4]):x8} rejected");
    }
}
