using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Fetching;
using Dashboard.Sources.Reading;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Sources;

/// <summary>Which settings a source may have. Looks nothing up and connects to nothing.</summary>
/// <param name="urls">Which addresses may be fetched.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed partial class SourceSettingsRules(UrlRules urls, IOptions<IngestScheduleOptions> options, TimeProvider time)
{
    /// <summary>Longest name in characters.</summary>
    public const int MaxName = 200;

    /// <summary>Longest section in characters.</summary>
    public const int MaxSection = 64;

    /// <summary>Judges a draft: either the settings or what is against them.</summary>
    /// <param name="draft">What somebody gave.</param>
    public (SourceSettings? Settings, SourceFault? Fault) Check(SourceDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var address = urls.Check(draft.Url);
        if (address.Url is null)
        {
            return (null, AddressFault(address.Fault, draft.Url));
        }

        var schedule = ScheduleRules.Check(draft.Schedule, options.Value.Limits, time.Now());
        var fault = schedule.Fault;
        var name = Name(draft.Name, address.Url, ref fault);
        var site = Site(draft.Site, ref fault);
        var (section, sectionName) = Section(draft.Section, ref fault);
        var language = Language(draft.Language, ref fault);
        var display = Choice("display", draft.Display, SourceDisplay.Excerpt, ref fault);
        var pictures = Choice("pictures", draft.Pictures, SourcePictures.Thumbnail, ref fault);
        var rules = PageRules.Check(draft.Rules, ref fault);
        if (fault is not null || schedule.Setting is null)
        {
            return (null, fault);
        }

        var key = FeedAddress.Normalize(address.Url) ?? address.Url.AbsoluteUri;
        return (new(address.Url.AbsoluteUri, key, name, site, section, sectionName, language, schedule.Setting, display, pictures) { Rules = rules }, null);
    }

    private static SourceFault AddressFault(string? code, string? url) => code switch
    {
        UrlFault.RefusedAddress when Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var refused) => SourceFault.Of(code, refused.Host),
        UrlFault.TooLong => SourceFault.Of(code, UrlRules.MaxLength.ToString(CultureInfo.InvariantCulture)),
        _ => SourceFault.Of(code ?? UrlFault.NotAUrl, Shown(url)),
    };

    private static string Name(string? given, Uri url, ref SourceFault? fault)
    {
        var name = OneLine(given);
        if (name.Length > MaxName)
        {
            fault ??= SourceFault.Of(SourceFaultCode.NameTooLong, MaxName.ToString(CultureInfo.InvariantCulture));
        }

        if (name.Length > 0)
        {
            return name;
        }

        const string Www = "www.";
        var host = url.IdnHost;
        host = host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
        return host.Length > MaxName ? host[..MaxName] : host;
    }

    // The site is linked to, never fetched here, so a private one is nobody's harm.
    private string? Site(string? given, ref SourceFault? fault)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var verdict = urls.Check(given);
        if (verdict.Fault == UrlFault.RefusedAddress)
        {
            return new Uri(given.Trim()).AbsoluteUri;
        }

        if (verdict.Url is null)
        {
            fault ??= SourceFault.Of(SourceFaultCode.Site, Shown(given));
        }

        return verdict.Url?.AbsoluteUri;
    }

    private static (string? Slug, string? Name) Section(string? given, ref SourceFault? fault)
    {
        var name = OneLine(given);
        if (name.Length == 0)
        {
            return (null, null);
        }

        var slug = HeadlinePage.Slug(name);
        if (slug.Length is 0 or > MaxSection || name.Length > MaxSection)
        {
            fault ??= SourceFault.Of(SourceFaultCode.Section, Shown(name), MaxSection.ToString(CultureInfo.InvariantCulture));
        }

        return (slug, name);
    }

    // RFC 5646, 2.1.1: language in lower case, a two-letter region in upper case; the rest as it came.
    private static string? Language(string? given, ref SourceFault? fault)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var parts = given.Trim().Replace('_', '-').Split('-');
        var tag = string.Join('-', parts.Select((part, i) =>
            i == 0 ? part.ToLowerInvariant() : part.Length == 2 ? part.ToUpperInvariant() : part));
        if (!LanguageTag().IsMatch(tag))
        {
            fault ??= SourceFault.Of(SourceFaultCode.Language, Shown(given));
        }

        return tag;
    }

    private static T Choice<T>(string field, string? given, T otherwise, ref SourceFault? fault)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return otherwise;
        }

        // Names only: Enum.TryParse alone would take numbers too.
        if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(given.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return Enum.Parse<T>(known);
        }

        var allowed = string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
        fault ??= SourceFault.Of(SourceFaultCode.Choice, field, Shown(given), allowed);
        return otherwise;
    }

    private static string OneLine(string? text) => text is null ? "" : Blanks().Replace(text, " ").Trim();

    private static string Shown(string? text)
    {
        const int Most = 80;
        var line = OneLine(text);
        return line.Length > Most ? string.Concat(line.AsSpan(0, Most), "…") : line;
    }

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag();
}
