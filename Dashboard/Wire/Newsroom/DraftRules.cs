using System.Globalization;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;

namespace Dashboard.Wire.Newsroom;

/// <summary>What a headline of the newsroom may look like: pure, so that it can be tried by tables.</summary>
public static class DraftRules
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 500;

    /// <summary>Longest address once it is percent-encoded, in characters.</summary>
    public const int MaxUrl = 4096;

    /// <summary>Longest section, in characters.</summary>
    public const int MaxSection = 64;

    private const int MaxShown = 60;
    private const string Arabic = "ar";
    private static readonly string[] Languages = ["fr", Arabic, "en"];

    /// <summary>The draft as it may be kept, or the first thing against it.</summary>
    /// <param name="draft">The draft.</param>
    public static (CheckedDraft? Draft, HeadlineFault? Fault) Check(HeadlineDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        HeadlineFault? fault = null;
        var title = Title(draft.Title, ref fault);
        var url = Url(draft.Url, ref fault);
        var language = Language(draft.Language, ref fault);
        var (section, name) = Section(draft.Section, ref fault);
        var direction = PlainLine.Direction(title, language);
        // What is written in Arabic letters is Arabic, whatever was chosen beside it.
        language = direction == TextDirection.RightToLeft ? Arabic : language;
        return fault is null
            ? (new(title, url, language, direction, section, name, draft.Urgency), null)
            : (null, fault);
    }

    private static string Title(string? given, ref HeadlineFault? fault)
    {
        var title = PlainLine.Of(given);
        if (title.Length == 0)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.TitleMissing);
        }
        else if (title.Length > MaxTitle)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.TitleTooLong, Number(MaxTitle), Number(title.Length));
        }

        return title;
    }

    private static string Url(string? given, ref HeadlineFault? fault)
    {
        var text = given?.Trim() ?? "";
        if (text.Length == 0)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.UrlMissing);
            return "";
        }

        if (text.Length > MaxUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.Host.Length == 0 || url.UserInfo.Length > 0)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.Url, Shown(text));
            return "";
        }

        if (url.AbsoluteUri.Length > MaxUrl)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.UrlTooLong, Number(MaxUrl));
        }

        return url.AbsoluteUri;
    }

    private static string Language(string? given, ref HeadlineFault? fault)
    {
        var text = given?.Trim() ?? "";
        var language = text.Split('-')[0].ToLowerInvariant();
        if (!Languages.Contains(language, StringComparer.Ordinal))
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.Language, Shown(text));
        }

        return language;
    }

    private static (string? Slug, string? Name) Section(string? given, ref HeadlineFault? fault)
    {
        var name = PlainLine.Of(given);
        if (name.Length == 0)
        {
            return (null, null);
        }

        var slug = HeadlinePage.Slug(name);
        if (slug.Length is 0 or > MaxSection || name.Length > MaxSection)
        {
            fault ??= HeadlineFault.Of(HeadlineFaultCode.Section, Shown(name), Number(MaxSection));
        }

        return (slug, name);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string text)
    {
        var line = PlainLine.Of(text);
        return line.Length <= MaxShown ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MaxShown - 1]) ? MaxShown - 1 : MaxShown), "…");
    }
}
