using System.Reflection.Metadata;
using System.Text.Json.Nodes;

/// <summary>The kinds of format.decode that System.Reflection.Metadata reads: integers, texts, tokens and type signatures of ECMA-335.</summary>
static unsafe class Structures
{
    public static JsonNode Decode(JsonObject input, JsonObject context)
    {
        var bytes = Convert.FromBase64String((string)input["bytes"]!);
        var kind = (string)input["kind"]!;
        if (context.ContainsKey("rowCounts")) throw new Unsupported("rows are not counted here");
        // A pointer to no bytes at all is none that BlobReader takes.
        fixed (byte* pointer = bytes.Length == 0 ? new byte[1] : bytes)
        {
            var reader = new BlobReader(pointer, bytes.Length);
            JsonNode value = kind switch
            {
                "compressed-unsigned" => reader.ReadCompressedInteger(),
                "zero-terminated-text" => ReadText(ref reader),
                "type-token" => TypeSignatures.Token(ReadToken(ref reader)),
                "type-signature" => TypeSignatures.Read(ref reader),
                _ => throw new Unsupported($"kind {kind}"),
            };
            return new JsonObject { ["value"] = value, ["end"] = reader.Offset };
        }
    }

    static string ReadText(ref BlobReader reader)
    {
        var length = reader.IndexOf(0);
        if (length < 0) throw new Rejected("no zero byte", "record", "truncated");
        var text = reader.ReadUTF8(length);
        reader.ReadByte();
        return text;
    }

    static EntityHandle ReadToken(ref BlobReader reader)
    {
        var handle = reader.ReadTypeHandle();
        return handle.IsNil ? throw new Rejected("no row", "signature") : handle;
    }
}
