using System.Globalization;
using Dashboard.Shared.Live;

namespace Dashboard.Live;

/// <summary>Reads a stream's question: filters and position.</summary>
internal static class LiveQuery
{
    /// <summary>The filter and start of a request; null with a sentence when it cannot be met.</summary>
    public static (LiveFilter Filter, LiveStart Start)? Read(HttpRequest request, out string fault)
    {
        fault = "";
        var sources = new List<int>();
        foreach (var value in request.Query["source"])
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                fault = "source must be the number of a source.";
                return null;
            }

            sources.Add(id);
        }

        var filter = LiveFilter.Of(Texts(request, "language"), sources, Texts(request, "section"));
        if (filter.IsTooWide)
        {
            fault = $"At most {LiveFilter.MaxValues} values of language, source and section each.";
            return null;
        }

        int? last = null;
        if (request.Query["last"] is [{ Length: > 0 } text, ..])
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                fault = $"last must be a number from 0 to {LiveStart.MaxLast}.";
                return null;
            }

            last = Math.Min(number, LiveStart.MaxLast);
        }

        return (filter, Start(request, last));
    }

    /// <summary>The same question of a hub connection's address, with <c>join=one-by-one</c> for each headline by a call of its own; null with a sentence when it cannot be met.</summary>
    public static JoinRequest? Join(HttpRequest request, out string fault)
    {
        if (Read(request, out fault) is not { } question)
        {
            return null;
        }

        if (question.Start.IsUnreadable)
        {
            fault = "after must be the number of an event.";
            return null;
        }

        return new(question.Start.After, question.Start.Last, question.Filter.Languages, question.Filter.Sources, question.Filter.Sections,
            OneByOne: string.Equals(request.Query["join"], "one-by-one", StringComparison.Ordinal));
    }

    private static LiveStart Start(HttpRequest request, int? last)
    {
        var position = request.Headers["Last-Event-ID"].ToString();
        if (position.Length == 0)
        {
            position = request.Query["after"].ToString();
        }

        if (position.Length == 0)
        {
            return new(null, last);
        }

        return long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? new(after, last) : new(null, last, IsUnreadable: true);
    }

    private static List<string> Texts(HttpRequest request, string key) =>
        [.. request.Query[key].OfType<string>().Where(v => v.Length > 0)];
}
