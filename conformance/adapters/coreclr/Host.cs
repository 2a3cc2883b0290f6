// Loads one file as it is told to and prepares its methods; what becomes of each is a line on standard output.
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
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
if (args.Contains("--cells")) EagerCells.Print(file);
Console.Out.Flush();
using (var portable = new PEReader(File.OpenRead(file)))
{
    MetadataReader metadata = portable.GetMetadataReader();
    foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        bool isGeneric = method.GetGenericParameters().Count + metadata.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters().Count > 0;
        if (isGeneric || method.RelativeVirtualAddress == 0) continue;
        int token = MetadataTokens.GetToken(handle);
        string outcome = Prepare(assembly.ManifestModule, token);
        Console.WriteLine($"{token:x8} {outcome}");
        if (outcome == "jitted" && rejected?.Await(assembly.ManifestModule.ResolveMethod(token)!) == true) Console.WriteLine($"{token:x8} rejected");
        Console.Out.Flush();
    }
}
Console.WriteLine("end");

string Beside(string name) => Path.Combine(Path.GetDirectoryName(file)!, name);

Assembly Load()
{
    if (load == "bytes") return Assembly.Load(File.ReadAllBytes(file));
    if (load == "collectible") return new AssemblyLoadContext("collectible", isCollectible: true).LoadFromAssemblyPath(file);
    Assembly first = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
    return load == "second" ? new AssemblyLoadContext("second").LoadFromAssemblyPath(file) : first;
}

static string Prepare(Module module, int token)
{
    long before;
    try
    {
        // Resolving the token may compile methods of the framework.
        RuntimeMethodHandle handle = module.ResolveMethod(token)!.MethodHandle;
        before = JitInfo.GetCompiledMethodCount(currentThread: true);
        RuntimeHelpers.PrepareMethod(handle);
    }
    catch (Exception)
    {
        return "throws";
    }
    return JitInfo.GetCompiledMethodCount(currentThread: true) == before ? "native" : "jitted";
}

/// <summary>Prints the eager cells of a mapped image that are zero: the first private mapping of the file is the one for execution.</summary>
static unsafe class EagerCells
{
    private const int CorDirectory = 24 + 112 + 14 * 8, ImportSections = 101, Record = 20, Eager = 1;

    public static void Print(string file)
    {
        string[]? mapping = File.ReadLines("/proc/self/maps").Where(line => line.EndsWith(file, StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(parts => parts[1][3] == 'p' && Convert.ToInt64(parts[2], 16) == 0);
        if (mapping == null) return;
        byte* image = (byte*)Convert.ToInt64(mapping[0].Split('-')[0], 16);
        byte* cor = image + *(uint*)(image + *(int*)(image + 0x3c) + CorDirectory);
        byte* header = image + *(uint*)(cor + 64);
        for (byte* entry = header + 16; entry < header + 16 + 12 * *(int*)(header + 12); entry += 12)
        {
            if (*(int*)entry != ImportSections) continue;
            for (uint index = 0; index < *(uint*)(entry + 8) / Record; index++) PrintSection(image, image + *(uint*)(entry + 4) + Record * index, index);
        }
        Console.WriteLine("cells end");
    }

    private static void PrintSection(byte* image, byte* section, uint index)
    {
        if ((*(ushort*)(section + 8) & Eager) == 0) return;
        long* cells = (long*)(image + *(uint*)section);
        for (uint cell = 0; cell < *(uint*)(section + 4) / sizeof(long); cell++)
        {
            if (cells[cell] == 0) Console.WriteLine($"cell {index}.{cell}");
        }
    }
}

/// <summary>Knows the methods that have native code which was rejected: flag 0x40 of MethodLoadVerbose.</summary>
sealed class RejectedCode : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const uint Rejected = 0x40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, bool> loaded = [];

    /// <summary>Whether the native code of a method was rejected; waits until that is reported, by a thread of the runtime.</summary>
    public bool Await(MethodBase method)
    {
        string key = Key((uint)method.MetadataToken, method.DeclaringType?.FullName, method.Name);
        lock (loaded)
        {
            for (DateTime end = DateTime.UtcNow + Patience; !loaded.ContainsKey(key) && DateTime.UtcNow < end;) Monitor.Wait(loaded, Patience);
            return loaded.TryGetValue(key, out bool isRejected) && isRejected;
        }
    }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(source, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs e)
    {
        if (e.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || e.Payload == null) return;
        lock (loaded)
        {
            loaded[Key(Convert.ToUInt32(e.Payload[4]), e.Payload[6] as string, e.Payload[7] as string)] = (Convert.ToUInt32(e.Payload[5]) & Rejected) != 0;
            Monitor.PulseAll(loaded);
        }
    }

    /// <summary>Tokens of other modules are the same.</summary>
    private static string Key(uint token, string? type, string? name) => $"{token:x8} {type} {name}";
}
