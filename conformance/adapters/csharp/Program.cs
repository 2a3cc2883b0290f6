using System.Text.Json.Nodes;

Protocol.Serve(
    new JsonObject { ["name"] = "System.Reflection.Metadata", ["version"] = typeof(System.Reflection.Metadata.MetadataReader).Assembly.GetName().Version!.ToString(), ["language"] = "C#", ["takesPaths"] = true },
    new() { ["format.decode"] = Structures.Decode, ["image.describe"] = Facets.Describe });
