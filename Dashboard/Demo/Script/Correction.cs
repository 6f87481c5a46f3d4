using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Demo.Script;

/// <summary>What a wire does to a title it has already sent: it puts a number right, or says that the story moved.</summary>
public static partial class Correction
{
    /// <summary>The corrected title; never the same as before.</summary>
    public static string Of(string title, string language, Random random)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(random);
        var number = Numbers().Match(title);
        if (number.Success && random.Next(3) > 0)
        {
            return string.Concat(title.AsSpan(0, number.Index), Changed(number.Value, random), title.AsSpan(number.Index + number.Length));
        }

        string[] notes = language switch
        {
            "fr" => ["(mise à jour)", "(corrigé)", "(précisions)"],
            "ar" => ["(تحديث)", "(تصحيح)", "(تفاصيل)"],
            _ => ["(updated)", "(corrected)", "(details)"],
        };
        return $"{title} {notes[random.Next(notes.Length)]}";
    }

    // Round numbers stay round: nobody corrects 3 200 tonnes to 3 217, and Arabic would need another case ending.
    private static string Changed(string digits, Random random)
    {
        var value = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var step = (value % 100, value % 10) switch { (0, _) => 100, (_, 0) => 10, _ => 1 };
        var most = (int)Math.Pow(10, digits.Length) - 1;
        var more = value + (step * random.Next(1, 4));
        var changed = more <= most ? more : value - step;
        return changed.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
    }

    [GeneratedRegex(@"(?<![\d,.:\-])(\d{3,6}|\d\d(?=\u00A0?%))(?![\d,.:\-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
