using System.Buffers;
using System.Collections.Frozen;

namespace Dashboard.Ingest.Cleaning;

/// <summary>
/// Says which of French, Arabic and English a text plainly is. It counts words that only one of the languages has and that a
/// sentence can hardly do without; where they do not speak clearly it says nothing (see docs/decisions/0001).
/// </summary>
public static class LanguageRecogniser
{
    private const int MostWords = 80;
    private const int PlainLead = 2;

    private static readonly FrozenSet<string> French = Set(
        "le la les l un une des du de d et en est sont été au aux par pour avec sans dans sur sous chez ce cet cette ces son sa ses leur leurs "
        + "qui que qu quoi dont où ne pas plus moins très il elle ils elles nous vous je tu y se s c n j m après avant entre depuis pendant contre "
        + "selon vers ont était mais ou donc car si comme lors dès deux trois quatre cinq dix premier première jour jours ans année tunisie tunisien tunisienne "
        + "français française président présidente ministre gouvernement nouveau nouvelle fait faire être avoir face jusqu aujourd hui");

    private static readonly FrozenSet<string> English = Set(
        "the of and to in is are was were be been has have had with without for from by at an this that these those its his her their our your my "
        + "who which what when where why how not no more than most it he she they we you as but or if after before between during against over under "
        + "into out up down will would can could may should says said new first two three four five day days year years amid about president minister "
        + "government world people its calls gets makes against rises falls wins loses");

    // Persian and Urdu letters that Arabic does not use in its own words.
    private static readonly SearchValues<char> Accents = SearchValues.Create("éèêàçùâîôûœÉÈÊÀÇ");
    private static readonly FrozenSet<char> NotArabic = "پچژگکیےںٹڈڑہھ".ToFrozenSet();

    /// <summary>The language, as <c>fr</c>, <c>ar</c> or <c>en</c>; null where it is not plain.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="lead">More text of the same headline, if any.</param>
    public static string? Recognise(string title, string? lead)
    {
        ArgumentNullException.ThrowIfNull(title);
        var letters = Letters.Of(title);
        if (letters.IsArabic)
        {
            return IsPersianOrUrdu(title) ? null : "ar";
        }

        // A Latin name as a title says little; the lead is asked in the same script only.
        return letters.Total == 0 || letters.IsLatin ? OfWords(title, lead) : null;
    }

    private static string? OfWords(string title, string? lead)
    {
        var (french, english) = Count(title, (0, 0));
        if (lead is not null && Letters.Of(lead).IsLatin)
        {
            (french, english) = Count(lead, (french, english));
        }

        return french >= english + PlainLead && french > english * 2 ? "fr"
            : english >= french + PlainLead && english > french * 2 ? "en"
            : null;
    }

    private static (int French, int English) Count(string text, (int French, int English) so)
    {
        var frenchWords = French.GetAlternateLookup<ReadOnlySpan<char>>();
        var englishWords = English.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[24];
        var (words, start) = (0, -1);
        for (var i = 0; i <= text.Length && words < MostWords; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && i - start <= lower.Length)
            {
                var word = lower[..text.AsSpan(start, i - start).ToLowerInvariant(lower)];
                so.French += frenchWords.Contains(word) ? 1 : 0;
                so.English += englishWords.Contains(word) ? 1 : 0;
                words++;
            }

            start = -1;
        }

        // Accents that English does not write.
        so.French += text.AsSpan().ContainsAny(Accents) ? 1 : 0;
        return so;
    }

    private static bool IsPersianOrUrdu(string text) => text.Count(NotArabic.Contains) >= 2;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
