using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using System.Text.Json.Nodes;

/// <summary>Facets of image.describe. The maps of sections 121 to 123 are computed from the metadata: whether the file says the same is for the suite to see.</summary>
static unsafe class Facets
{
    public static JsonNode Describe(JsonObject input, JsonObject context)
    {
        var file = input["files"]!.AsArray().First(file => (string)file!["name"]! == (string)input["select"]!)!;
        var bytes = file["bytes"] is { } inline ? Convert.FromBase64String((string)inline!) : File.ReadAllBytes((string)file["path"]!);
        using var image = new Envelope(bytes);
        var facets = new JsonObject();
        foreach (var name in input["facets"]!.AsArray().Select(name => (string)name!))
            if (TryGet(image, name, out var value)) facets[name] = value;
        return facets;
    }

    static bool TryGet(Envelope image, string name, out JsonNode? value)
    {
        var module = image.Composite || !image.Reader.HasMetadata ? null : image.Reader.GetMetadataReader();
        value = name switch
        {
            "machine" => $"0x{(int)image.Headers.CoffHeader.Machine:x4}",
            "composite" => image.Composite,
            "header" => new JsonObject { ["rva"] = image.HeaderRva, ["majorVersion"] = image.Major, ["minorVersion"] = image.Minor, ["flags"] = image.Flags, ["sections"] = image.SectionList() },
            "compilerIdentifier" => Text(image.Section(100)),
            "componentOf" or "ownerCompositeExecutable" => Text(image.Section(116)),
            "manifestAssemblyRefs" => Manifest(image, References),
            "componentAssemblies" => Manifest(image, manifest => Components(image, manifest)),
            "manifestAssemblyMvids" => Mvids(image.Section(118)),
            "methodIsGenericMap" => Map(image, 121, module, GenericMethods),
            "enclosingTypeMap" => Map(image, 122, module, EnclosingTypes),
            "typeGenericInfoMap" => Map(image, 123, module, GenericInfo),
            _ => null,
        };
        // Of a file without the section the text is null; of a composite image the maps belong to components, which lie elsewhere.
        return value is not null || name is "compilerIdentifier" or "componentOf" or "ownerCompositeExecutable";
    }

    static string? Text(BlobReader? section)
    {
        if (section is not { } reader) return null;
        var length = reader.IndexOf(0);
        return reader.ReadUTF8(length < 0 ? reader.Length : length);
    }

    static JsonNode? Manifest(Envelope image, Func<MetadataReader, JsonNode> describe) =>
        image.Section(112) is { } section ? describe(new MetadataReader(section.StartPointer, section.Length)) : null;

    static JsonArray References(MetadataReader manifest) => new([.. manifest.AssemblyReferences.Select(handle =>
    {
        var reference = manifest.GetAssemblyReference(handle);
        return new JsonObject
        {
            ["rid"] = MetadataTokens.GetRowNumber(handle), ["name"] = manifest.GetString(reference.Name), ["version"] = reference.Version.ToString(),
            ["culture"] = manifest.GetString(reference.Culture), ["flags"] = (int)reference.Flags,
            ["publicKeyOrToken"] = Convert.ToHexStringLower(manifest.GetBlobBytes(reference.PublicKeyOrToken)),
        };
    })]);

    static JsonArray Components(Envelope image, MetadataReader manifest)
    {
        var count = image.Section(115) is { } rows ? rows.Length / 16 : 0;
        return new([.. manifest.AssemblyReferences.Take(count).Select(handle => JsonValue.Create(manifest.GetString(manifest.GetAssemblyReference(handle).Name)))]);
    }

    static JsonArray Mvids(BlobReader? section)
    {
        var mvids = new JsonArray();
        if (section is { } reader) while (reader.RemainingBytes >= 16) mvids.Add(reader.ReadGuid().ToString());
        return mvids;
    }

    static JsonNode? Map(Envelope image, int type, MetadataReader? module, Func<MetadataReader, JsonObject> compute)
    {
        if (image.Composite) return null;
        return image.Section(type) is not null && module is not null ? new JsonArray(compute(module)) : new JsonArray();
    }

    static JsonArray Numbers(IEnumerable<int> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    static JsonObject GenericMethods(MetadataReader module) => new()
    {
        ["count"] = module.MethodDefinitions.Count,
        ["genericRids"] = Numbers(module.MethodDefinitions.Where(handle => module.GetMethodDefinition(handle).GetGenericParameters().Count > 0).Select(handle => MetadataTokens.GetRowNumber(handle))),
    };

    static JsonObject EnclosingTypes(MetadataReader module) => new()
    {
        ["count"] = module.TypeDefinitions.Count,
        ["enclosingRids"] = Numbers(module.TypeDefinitions.Select(handle => MetadataTokens.GetRowNumber(module.GetTypeDefinition(handle).GetDeclaringType()))),
    };

    static JsonObject GenericInfo(MetadataReader module) => new()
    {
        ["count"] = module.TypeDefinitions.Count,
        ["infos"] = Numbers(module.TypeDefinitions.Select(handle =>
        {
            var parameters = module.GetTypeDefinition(handle).GetGenericParameters().Select(module.GetGenericParameter).ToList();
            var constrained = parameters.Any(parameter => (parameter.Attributes & ~GenericParameterAttributes.VarianceMask) != 0 || parameter.GetConstraints().Count > 0);
            var variant = parameters.Any(parameter => (parameter.Attributes & GenericParameterAttributes.VarianceMask) != 0);
            return Math.Min(parameters.Count, 3) + (constrained ? 4 : 0) + (variant ? 8 : 0);
        })),
    };
}
