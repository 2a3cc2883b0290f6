using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>Bad input; every part is optional, and raises the grade if it agrees.</summary>
sealed class Rejected(string message, string? phase = null, string? code = null) : Exception(message)
{
    public JsonObject Json
    {
        get
        {
            var json = new JsonObject { ["message"] = Message };
            if (phase is not null) json["phase"] = phase;
            if (code is not null) json["code"] = code;
            return json;
        }
    }
}

/// <summary>What this implementation does not have.</summary>
sealed class Unsupported(string message) : Exception(message);

/// <summary>The stdio protocol of the suite: one JSON object a line, in both directions.</summary>
static class Protocol
{
    public static void Serve(JsonObject about, Dictionary<string, Func<JsonObject, JsonObject, JsonNode?>> operations)
    {
        var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
        using var input = new StreamReader(Console.OpenStandardInput());
        about["protocolVersion"] = 1;
        about["operations"] = new JsonArray([.. operations.Keys.Select(name => JsonValue.Create(name))]);
        output.WriteLine(about.ToJsonString());
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            var request = JsonNode.Parse(line)!.AsObject();
            var answer = Answer(operations, request);
            answer["id"] = request["id"]!.DeepClone();
            output.WriteLine(answer.ToJsonString());
            output.Flush();
        }
    }

    static JsonObject Answer(Dictionary<string, Func<JsonObject, JsonObject, JsonNode?>> operations, JsonObject request)
    {
        try
        {
            var name = (string)request["operation"]!;
            if (!operations.TryGetValue(name, out var operation)) throw new Unsupported($"no operation {name}");
            return new() { ["accepted"] = operation(request["input"]!.AsObject(), request["context"]!.AsObject()) };
        }
        catch (Unsupported unsupported)
        {
            return new() { ["unsupported"] = unsupported.Message };
        }
        catch (Rejected rejected)
        {
            return new() { ["rejected"] = rejected.Json };
        }
        catch (BadImageFormatException bad)
        {
            return new() { ["rejected"] = new JsonObject { ["message"] = bad.Message } };
        }
    }
}
