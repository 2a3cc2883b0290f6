// A reader of ReadyToRun structures, held against the conformance suite: add your own to kinds (README.md).
using System.Buffers.Binary;
using System.Text.Json.Nodes;
// (data, size, context): size says how many of the bytes are the structure itself; End may be null.
var kinds = new Dictionary<string, Func<byte[], int, JsonNode, (JsonNode Value, int? End)>> { ["native-unsigned"] = NativeUnsigned, ["readytorun-header"] = ReadyToRunHeader };
// (input, context) to what is accepted, or null for what is not supported. Bad input throws.
var operations = new Dictionary<string, Func<JsonNode, JsonNode, JsonNode?>> { ["format.decode"] = Decode };
using var input = new StreamReader(Console.OpenStandardInput());
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
Console.SetOut(Console.Error); // Standard output belongs to the protocol.
output.WriteLine(new JsonObject { ["name"] = "mine", ["language"] = "C#", ["protocolVersion"] = 1, ["operations"] = new JsonArray([.. operations.Keys]) }.ToJsonString());
while (input.ReadLine() is { } line)
{
    var request = JsonNode.Parse(line)!;
    var answer = Answer((string)request["operation"]!, request["input"]!, request["context"]!);
    answer["id"] = (long)request["id"]!;
    output.WriteLine(answer.ToJsonString());
}

JsonObject Answer(string name, JsonNode operand, JsonNode context)
{
    if (!operations.TryGetValue(name, out var operation)) return new() { ["unsupported"] = name };
    try { return operation(operand, context) is { } accepted ? new() { ["accepted"] = accepted } : new() { ["unsupported"] = name }; }
    catch (Rejected bad) { return new() { ["rejected"] = new JsonObject { ["phase"] = bad.Phase, ["code"] = bad.Message, ["range"] = new JsonArray(bad.Start, bad.End) } }; }
    catch (Exception error) { return new() { ["rejected"] = new JsonObject { ["message"] = error.Message } }; }
}

JsonNode? Decode(JsonNode operand, JsonNode context)
{
    if (!kinds.TryGetValue((string)operand["kind"]!, out var read)) return null;
    var data = Convert.FromBase64String((string)operand["bytes"]!);
    var (value, end) = read(data, (int?)operand["size"] ?? data.Length, context);
    return new JsonObject { ["value"] = value, ["end"] = end };
}
// The low one bits of the first byte are the number of bytes less 1; the bits above them are the value.
static (JsonNode, int?) NativeUnsigned(byte[] data, int size, JsonNode context)
{
    var length = System.Numerics.BitOperations.TrailingZeroCount(~(data.Length == 0 ? 0u : data[0])) + 1;
    if (length > 5) throw new Rejected("record", "native-integer.first-byte", 0, 1);
    if (data.Length < length) throw new Rejected("record", "truncated", 0, data.Length);
    if (length == 5) return (BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1)), length);
    return (data.Take(length).Select((value, index) => (uint)value << (8 * index)).Aggregate((left, right) => left | right) >> length, length);
}
// u32 Signature | u16 MajorVersion | u16 MinorVersion | u32 Flags | u32 NumberOfSections | {u32 Type, u32 RVA, u32 Size}[]
static (JsonNode, int?) ReadyToRunHeader(byte[] data, int size, JsonNode context)
{
    uint U32(int at) => at + 4 <= data.Length ? BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at)) : throw new Rejected("header", "truncated", at, data.Length);
    uint U16(int at) => at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at)) : throw new Rejected("header", "truncated", at, data.Length);
    if (U32(0) != 0x00525452) throw new Rejected("header", "header.signature", 0, 4);
    var header = new JsonObject { ["Signature"] = U32(0), ["MajorVersion"] = U16(4), ["MinorVersion"] = U16(6), ["Flags"] = U32(8), ["NumberOfSections"] = U32(12) };
    if (16 + 12L * U32(12) > data.Length) throw new Rejected("header", "header.section-count", 12, 16);
    var sections = Enumerable.Range(0, (int)U32(12)).Select(index => 16 + 12 * index).Select(at => (JsonNode)new JsonObject { ["Type"] = U32(at), ["RVA"] = U32(at + 4), ["Size"] = U32(at + 8) });
    header["Sections"] = new JsonArray([.. sections]);
    return (header, 16 + 12 * (int)U32(12));
}

// Throw it for bad input. Each part that agrees with the suite raises the grade of the rejection.
class Rejected(string phase, string code, int start, int end) : Exception(code) { public string Phase => phase; public int Start => start; public int End => end; }
