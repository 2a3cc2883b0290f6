using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text.Json.Nodes;

/// <summary>
/// Type signatures by SignatureDecoder, which knows the grammar of ECMA-335: element types of R2R, and function pointers, whose
/// form differs, are unsupported.
/// </summary>
sealed class TypeSignatures : ISignatureTypeProvider<JsonObject, object?>
{
    const int FunctionPointer = 0x1B, Array = 0x14, SzArray = 0x1D, ByReference = 0x10, Pointer = 0x0F, Generic = 0x15, Var = 0x13, MVar = 0x1E, Pinned = 0x45;
    static readonly TypeSignatures Provider = new();
    static readonly HashSet<int> Ecma = [.. Enumerable.Range(0x01, 0x16), 0x18, 0x19, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x45];

    public static JsonNode Read(ref BlobReader reader)
    {
        var start = reader.Offset;
        try
        {
            return new SignatureDecoder<JsonObject, object?>(Provider, null!, null).DecodeType(ref reader);
        }
        catch (BadImageFormatException) when (reader.RemainingBytes > 0 || LastByteIsForeign(reader, start) || HasFunctionPointer(reader, start))
        {
            throw new Unsupported("an element type or a form that ECMA-335 does not have");
        }
    }

    /// <summary>The reader stopped behind a byte that it does not know, rather than at the end of the input.</summary>
    static bool LastByteIsForeign(BlobReader reader, int start)
    {
        if (reader.Offset == start) return false;
        reader.Offset -= 1;
        return !Ecma.Contains(reader.ReadByte());
    }

    static bool HasFunctionPointer(BlobReader reader, int start)
    {
        reader.Offset = start;
        return reader.IndexOf(FunctionPointer) >= 0;
    }

    public static JsonObject Token(EntityHandle handle) =>
        new() { ["Table"] = (int)handle.Kind, ["Rid"] = MetadataTokens.GetRowNumber(handle), ["Module"] = 0 };

    static JsonObject Around(int elementType, JsonObject type) => new() { ["ElementType"] = elementType, ["Type"] = type };

    static JsonObject Named(EntityHandle handle, byte rawTypeKind) => new() { ["ElementType"] = rawTypeKind, ["Token"] = Token(handle) };

    public JsonObject GetPrimitiveType(PrimitiveTypeCode typeCode) => new() { ["ElementType"] = (int)typeCode };
    public JsonObject GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Named(handle, rawTypeKind);
    public JsonObject GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Named(handle, rawTypeKind);
    public JsonObject GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => Named(handle, rawTypeKind);
    public JsonObject GetSZArrayType(JsonObject elementType) => Around(SzArray, elementType);
    public JsonObject GetByReferenceType(JsonObject elementType) => Around(ByReference, elementType);
    public JsonObject GetPointerType(JsonObject elementType) => Around(Pointer, elementType);
    public JsonObject GetPinnedType(JsonObject elementType) => Around(Pinned, elementType);
    public JsonObject GetGenericTypeParameter(object? context, int index) => new() { ["ElementType"] = Var, ["Index"] = index };
    public JsonObject GetGenericMethodParameter(object? context, int index) => new() { ["ElementType"] = MVar, ["Index"] = index };
    public JsonObject GetFunctionPointerType(MethodSignature<JsonObject> signature) => throw new Unsupported($"element type {FunctionPointer}");
    public JsonObject GetModifiedType(JsonObject modifier, JsonObject unmodifiedType, bool isRequired) =>
        new() { ["ElementType"] = isRequired ? 0x1F : 0x20, ["Modifier"] = modifier["Token"]?.DeepClone(), ["Type"] = unmodifiedType };

    public JsonObject GetGenericInstantiation(JsonObject genericType, ImmutableArray<JsonObject> typeArguments) =>
        new() { ["ElementType"] = Generic, ["Definition"] = genericType, ["Arguments"] = new JsonArray([.. typeArguments]) };

    public JsonObject GetArrayType(JsonObject elementType, ArrayShape shape) => new()
    {
        ["ElementType"] = Array, ["Type"] = elementType, ["Rank"] = shape.Rank,
        ["Sizes"] = new JsonArray([.. shape.Sizes.Select(size => JsonValue.Create(size))]),
        ["LowerBounds"] = new JsonArray([.. shape.LowerBounds.Select(bound => JsonValue.Create(bound))]),
    };
}
