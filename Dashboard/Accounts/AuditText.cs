using System.Text;

namespace Dashboard.Accounts;

/// <summary>Makes a text fit for an audit column on either database.</summary>
internal static class AuditText
{
    /// <summary>The text without control characters and broken surrogates (PostgreSQL refuses both), cut to a length without cutting a character.</summary>
    public static string Fit(string text, int max)
    {
        var fit = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.EnumerateRunes())
        {
            if (fit.Length + rune.Utf16SequenceLength > max)
            {
                break;
            }

            fit.Append(Rune.IsControl(rune) ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return fit.ToString();
    }
}
