using System.Globalization;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Moderation.Panel.Queue;

/// <summary>What the panel shows, as its address says it.</summary>
/// <param name="Tab">Which cases, or the acts.</param>
/// <param name="Text">Words that are searched for.</param>
/// <param name="CaseId">The case that is open.</param>
public sealed record PanelFilter(PanelTab Tab, string Text = "", long? CaseId = null)
{
    /// <summary>Address of the panel.</summary>
    public const string Path = "/moderation";

    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int MaxText = 200;

    /// <summary>Reads the query of an address; what it does not know it leaves out.</summary>
    /// <param name="query">The query.</param>
    public static PanelFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var text = values.TryGetValue("q", out var words) ? words.ToString().Trim() : "";
        return new(
            values.TryGetValue("state", out var state) && Enum.TryParse<PanelTab>(state.ToString(), ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : PanelTab.Open,
            text[..Math.Min(text.Length, MaxText)],
            values.TryGetValue("case", out var id) && long.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    /// <summary>The same cases, whichever of them is open.</summary>
    /// <param name="other">Another filter.</param>
    public bool ShowsLike(PanelFilter other) => other is not null && Tab == other.Tab && Text == other.Text;

    /// <summary>What is asked of the desk.</summary>
    /// <param name="after">Where the former page ended.</param>
    /// <param name="limit">At most this many.</param>
    public CaseQuery ToQuery(string? after, int limit) => new(Tab switch
    {
        PanelTab.Open => CaseState.Open,
        PanelTab.Blocked => CaseState.Blocked,
        PanelTab.Restored => CaseState.Restored,
        _ => null,
    }, CaseLane.All, Text, after, limit);

    /// <summary>The address.</summary>
    public string ToAddress()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Tab != PanelTab.Open)
        {
            values["state"] = Tab.ToString().ToLowerInvariant();
        }

        if (Text.Length > 0)
        {
            values["q"] = Text;
        }

        if (CaseId is { } id)
        {
            values["case"] = id.ToString(CultureInfo.InvariantCulture);
        }

        return QueryHelpers.AddQueryString(Path, values);
    }
}
