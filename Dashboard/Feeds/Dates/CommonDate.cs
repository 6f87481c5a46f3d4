namespace Dashboard.Feeds.Dates;

/// <summary>
/// The two forms that nearly every feed writes, read without a scanner: <c>Tue, 24 Nov 2026 08:15:00 +0100</c> (or <c>GMT</c>) and
/// <c>2026-11-24T08:15:00+01:00</c> (or <c>Z</c>). What departs from them by a character is left to <see cref="DateScanner"/>.
/// </summary>
internal static class CommonDate
{
    private const int LargestOffset = 14 * 60;
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>Reads a date.</summary>
    /// <returns>False where it is in neither form.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        return text.Length is >= 20 and <= 31
            && (text[3] == ',' ? TryMail(text, out utc) : text[4] == '-' && text[7] == '-' && text[10] == 'T' && TryIso(text, out utc));
    }

    private static bool TryMail(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        if (text.Length is not (29 or 31) || text[4] != ' ' || text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[25] != ' ')
        {
            return false;
        }

        int month = Months.AsSpan().IndexOf(text[8..11]);
        return month >= 0 && month % 3 == 0
            && TryDigits(text[5..7], out int day) && TryDigits(text[12..16], out int year)
            && TryOffset(text[26..], out int offset)
            && TryCompose(year, (month / 3) + 1, day, text[17..25], offset, out utc);
    }

    private static bool TryIso(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        return TryDigits(text[..4], out int year) && TryDigits(text[5..7], out int month) && TryDigits(text[8..10], out int day)
            && TryIsoOffset(text[19..], out int offset)
            && TryCompose(year, month, day, text[11..19], offset, out utc);
    }

    private static bool TryIsoOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        return text is "Z" || (text.Length == 6 && text[3] == ':' && TrySigned(text[0], text[1..3], text[4..], out minutes));
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        return text is "GMT" || (text.Length == 5 && TrySigned(text[0], text[1..3], text[3..], out minutes));
    }

    private static bool TrySigned(char sign, ReadOnlySpan<char> hours, ReadOnlySpan<char> rest, out int minutes)
    {
        minutes = 0;
        if (sign is not ('+' or '-') || !TryDigits(hours, out int hour) || !TryDigits(rest, out int minute) || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (sign == '-' ? -1 : 1);
        return Math.Abs(minutes) <= LargestOffset;
    }

    private static bool TryCompose(int year, int month, int day, ReadOnlySpan<char> clock, int offset, out DateTimeOffset utc)
    {
        utc = default;
        if (clock[2] != ':' || clock[5] != ':' || !TryDigits(clock[..2], out int hour) || !TryDigits(clock[3..5], out int minute)
            || !TryDigits(clock[6..], out int second) || hour > 23 || minute > 59 || second > 59 || !DateParts.IsDay(year, month, day))
        {
            return false;
        }

        long ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks - (offset * TimeSpan.TicksPerMinute);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
