using System.Globalization;
using System.Resources;
using Dashboard.Shared.Sources;
using Dashboard.Sources.Reading;

namespace Dashboard.Sources;

/// <summary>Makes sentences of codes and arguments in a language of the house.</summary>
public static class SourceSentences
{
    /// <summary>Class of a document that breaks the rules of XML and was read all the same. Argument: the line.</summary>
    public const string Malformed = "malformed";

    private static readonly ResourceManager Texts = new(typeof(SourcesTexts));
    private static readonly string[] FaultKinds = ["fault.", "look.", "failure."];

    /// <summary>Why a poll failed.</summary>
    /// <param name="code">A code of Fetching or Feeds; an unknown one gets a general sentence.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Failure(string code, IEnumerable<string> arguments, CultureInfo culture) => Say("failure.", code, arguments, culture);

    /// <summary>Why a hub did not take a request, or what it refused.</summary>
    /// <param name="code">A code of Fetching or Ingest; an unknown one gets a general sentence.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="culture">The reader's language.</param>
    public static string OfHub(string code, IEnumerable<string> arguments, CultureInfo culture) =>
        Say(Texts.GetString("hub." + code, culture) is null && Texts.GetString("failure." + code, culture) is not null ? "failure." : "hub.", code, arguments, culture);

    /// <summary>Why something was not done.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Of(SourceFault fault, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(fault);
        // What a look at an address failed of is said as of a poll; but nobody tries that again by himself.
        var kind = Array.Find(FaultKinds, k => Texts.GetString(k + fault.Code, culture) is not null) ?? FaultKinds[0];
        return Say(kind, fault.Code, fault.Arguments, culture);
    }

    /// <summary>What is told of a document that breaks the rules of XML; null where it does not.</summary>
    /// <param name="line">The line of the first fault.</param>
    /// <param name="culture">The reader's language.</param>
    public static SourceError? Note(int? line, CultureInfo culture) =>
        line is { } at ? new(Malformed, Failure(Malformed, [at.ToString(CultureInfo.InvariantCulture)], culture)) : null;

    private static string Say(string kind, string code, IEnumerable<string> arguments, CultureInfo culture)
    {
        var template = Texts.GetString(kind + code, culture);
        object[] given = template is null ? [code] : [.. RuleFault.Named(code, arguments, culture, Texts)];
        template ??= Texts.GetString(kind + "other", culture) ?? code;
        // Failures stored by an older version may hold fewer arguments than today's sentence names.
        var places = new object[Math.Max(given.Length, MaxArguments)];
        Array.Fill(places, "?");
        given.CopyTo(places, 0);
        return string.Format(culture, template, places);
    }

    private const int MaxArguments = 4;
}
