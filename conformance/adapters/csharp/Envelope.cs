using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;

/// <summary>A PE file by PEReader, as far as READYTORUN_HEADER, which is read by hand.</summary>
sealed class Envelope : IDisposable
{
    static readonly Dictionary<int, string> Names = new()
    {
        [100] = "CompilerIdentifier", [101] = "ImportSections", [102] = "RuntimeFunctions", [103] = "MethodDefEntryPoints", [104] = "ExceptionInfo", [105] = "DebugInfo",
        [106] = "DelayLoadMethodCallThunks", [108] = "AvailableTypes", [109] = "InstanceMethodEntryPoints", [110] = "InliningInfo", [111] = "ProfileDataInfo",
        [112] = "ManifestMetadata", [113] = "AttributePresence", [114] = "InliningInfo2", [115] = "ComponentAssemblies", [116] = "OwnerCompositeExecutable",
        [117] = "PgoInstrumentationData", [118] = "ManifestAssemblyMvids", [119] = "CrossModuleInlineInfo", [120] = "HotColdMap", [121] = "MethodIsGenericMap",
        [122] = "EnclosingTypeMap", [123] = "TypeGenericInfoMap", [124] = "ExternalTypeMaps", [125] = "ProxyTypeMaps", [126] = "TypeMapAssemblyTargets",
    };
    static readonly int[] Machines = [0x014C, 0x01C4, 0x8664, 0xAA64, 0x6264, 0x5064];
    static readonly int[] Systems = [0, 0x4644, 0xADC4, 0x7B79, 0x1993, 0x1992];

    public readonly PEReader Reader;
    public readonly PEHeaders Headers;
    public readonly bool Composite;
    public readonly int HeaderRva;
    public readonly ushort Major, Minor;
    public readonly uint Flags;
    public readonly List<(int Type, int Rva, int Size)> Sections = [];

    public Envelope(byte[] bytes)
    {
        Reader = new PEReader(ImmutableArray.Create(bytes));
        Headers = Reader.PEHeaders;
        if (Headers.PEHeader is null) throw new Rejected("no optional header", "container");
        var machine = (int)Headers.CoffHeader.Machine;
        if (!Machines.Any(native => Systems.Contains(native ^ machine))) throw new Rejected("no such machine", "container", "coff-header.machine");
        var exported = ExportedHeader();
        Composite = exported is not null;
        HeaderRva = exported ?? Headers.CorHeader?.ManagedNativeHeaderDirectory.RelativeVirtualAddress ?? 0;
        if (HeaderRva == 0) throw new Rejected("no R2R header", "header", "header.missing");
        var header = At(HeaderRva);
        if (header.ReadUInt32() != 0x00525452) throw new Rejected("another signature", "header", "header.signature");
        (Major, Minor, Flags) = (header.ReadUInt16(), header.ReadUInt16(), header.ReadUInt32());
        var count = header.ReadUInt32();
        var limit = Composite ? int.MaxValue : Headers.CorHeader!.ManagedNativeHeaderDirectory.Size;
        if (count > (Math.Min(limit - 16, header.RemainingBytes)) / 12) throw new Rejected("more sections than bytes", "header", "header.section-count");
        for (var index = 0; index < count; index++) Sections.Add((header.ReadInt32(), header.ReadInt32(), header.ReadInt32()));
    }

    public void Dispose() => Reader.Dispose();

    /// <summary>What lies at an RVA, to the end of its section.</summary>
    public BlobReader At(int rva)
    {
        // GetSectionData takes no address with the top bit set.
        var data = rva < 0 ? default : Reader.GetSectionData(rva);
        return data.Length == 0 ? throw new Rejected($"nothing lies at {rva}", "section", "rva.outside") : data.GetReader();
    }

    /// <summary>The contents of an R2R section; null without it.</summary>
    public BlobReader? Section(int type)
    {
        foreach (var section in Sections)
        {
            if (section.Type != type) continue;
            var reader = At(section.Rva);
            return section.Size <= reader.Length ? Reader.GetSectionData(section.Rva).GetReader(0, section.Size) : throw new Rejected("a section outside", "directory", "directory.section-outside");
        }
        return null;
    }

    int? ExportedHeader()
    {
        var directory = Headers.PEHeader!.ExportTableDirectory;
        if (directory.Size == 0 || directory.RelativeVirtualAddress == 0) return null;
        var export = At(directory.RelativeVirtualAddress);
        export.Offset = 20;
        var (addressCount, nameCount, addresses, names, ordinals) = (export.ReadInt32(), export.ReadInt32(), export.ReadInt32(), export.ReadInt32(), export.ReadInt32());
        for (var index = 0; index < nameCount; index++)
        {
            var name = At(At(names + 4 * index).ReadInt32());
            var length = name.IndexOf(0);
            if (length < 0 || name.ReadUTF8(length) != "RTR_HEADER") continue;
            var ordinal = At(ordinals + 2 * index).ReadUInt16();
            return ordinal < addressCount ? At(addresses + 4 * ordinal).ReadInt32() : throw new Rejected("no such address", "container", "export-directory.ordinal");
        }
        return null;
    }

    public JsonArray SectionList() => new([.. Sections.Select(section =>
        new JsonObject { ["type"] = section.Type, ["name"] = Names.GetValueOrDefault(section.Type), ["rva"] = section.Rva, ["size"] = section.Size })]);
}
