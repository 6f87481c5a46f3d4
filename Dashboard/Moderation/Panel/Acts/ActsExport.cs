using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Shared.Live;

namespace Dashboard.Moderation.Panel.Acts;

/// <summary>All acts of moderation as a file, latest first, written as they are read: a year of them is never in memory at once.</summary>
internal static class ActsExport
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>RFC 4180, in UTF-8 with its mark, as spreadsheets want it.</summary>
    public static IResult Csv(ActsReader reader) => Results.Stream(
        async body =>
        {
            await body.WriteAsync(Mark);
            await body.WriteAsync("serial,at,actor,act,subject,details\r\n"u8.ToArray());
            await WriteAsync(reader, body, Line);
        }, "text/csv; charset=utf-8", "moderation.csv");

    /// <summary>One JSON object a line.</summary>
    public static IResult JsonLines(ActsReader reader) => Results.Stream(
        body => WriteAsync(reader, body, act => JsonSerializer.Serialize(
            new { act.Serial, act.At, act.Actor, act.Act, act.Subject, details = act.Details is null ? (JsonElement?)null : JsonElement.Parse(act.Details) }, LiveJson.Options) + "\n"),
        "application/jsonl; charset=utf-8", "moderation.jsonl");

    private static async Task WriteAsync(ActsReader reader, Stream body, Func<ActItem, string> line)
    {
        long? before = null;
        while (await reader.ReadAsync(withHolds: true, before, CancellationToken.None) is { Count: > 0 } acts)
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(acts.Select(line))));
            before = acts[^1].Serial;
        }
    }

    private static string Line(ActItem act) => string.Join(',',
        act.Serial.ToString(CultureInfo.InvariantCulture), act.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        Field(act.Actor), Field(act.Act), Field(act.Subject), Field(act.Details ?? "")) + "\r\n";

    // A spreadsheet must not take somebody's words for a formula.
    private static string Field(string text)
    {
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
