using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Wire;

/// <summary>The sample sessions as a file that the browsers' tests read: one step in a line.</summary>
internal static class SampleLogs
{
    private static readonly JsonSerializerOptions Json = Options();

    public static string Emit()
    {
        var text = new StringBuilder("[\n");
        text.AppendJoin(",\n", SampleSessions.All.Select(session =>
            $"{{\"name\": {JsonSerializer.Serialize(session.Key, Json)}, \"steps\": [\n"
                + string.Join(",\n", session.Value.Steps.Select(step => "  " + JsonSerializer.Serialize(step, Json))) + "\n]}"));
        return text.Append("\n]\n").ToString();
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        WireJson.Set(options);
        return options;
    }
}
