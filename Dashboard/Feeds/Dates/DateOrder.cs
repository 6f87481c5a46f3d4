namespace Dashboard.Feeds.Dates;

/// <summary>
/// Decides which number is the day, which the month and which the year. Where figures alone leave day and month open
/// (05/06/2024), the weekday decides if one is written, then American spelling of the time, then the day comes first.
/// </summary>
internal static class DateOrder
{
    /// <summary>Puts the numbers in order.</summary>
    public static bool TryOrder(DateParts parts, out int year, out int month, out int day)
    {
        (year, month, day) = (0, parts.Month, 1);
        return (parts.Month, parts.Count) switch
        {
            (0, 1) => TryPacked(parts, out year, out month, out day),
            (0, 2) => TryYearFirst(parts, out year, out month, out day),
            (0, 3) => TryThree(parts, out year, out month, out day),
            ( > 0, 1) when parts[0].Digits == 4 => (year = parts[0].Value) > 0,
            ( > 0, 2) => TryNamed(parts, out year, out day),
            _ => false,
        };
    }

    private static bool TryNamed(DateParts parts, out int year, out int day)
    {
        (int first, int firstDigits, _) = parts[0];
        (int second, int secondDigits, _) = parts[1];
        bool yearFirst = firstDigits == 4;
        (year, day) = yearFirst ? (first, second) : (second, Century(first, 4));
        int yearDigits = yearFirst ? firstDigits : secondDigits;
        year = Century(year, yearDigits);
        return yearDigits is 2 or 4 && (yearFirst ? secondDigits : firstDigits) <= 2;
    }

    private static bool TryPacked(DateParts parts, out int year, out int month, out int day)
    {
        (int value, int digits, _) = parts[0];
        (year, month, day) = digits switch
        {
            4 => (value, 1, 1),
            8 => (value / 10_000, value / 100 % 100, value % 100),
            7 => DayOfYear(value / 1000, value % 1000),
            _ => (0, 0, 0),
        };
        return year > 0;
    }

    private static bool TryYearFirst(DateParts parts, out int year, out int month, out int day)
    {
        (year, int digits, _) = parts[0];
        (month, day) = (parts[1].Value, 1);
        if (digits != 4 || parts[1].Separator != '-')
        {
            return false;
        }

        if (parts[1].Digits == 3)
        {
            (year, month, day) = DayOfYear(year, month);
        }

        return true;
    }

    private static bool TryThree(DateParts parts, out int year, out int month, out int day)
    {
        (int first, int digits, _) = parts[0];
        (int second, _, char separator) = parts[1];
        (int third, int thirdDigits, _) = parts[2];
        (year, month, day) = (first, second, third);
        // ISO with a two-digit year; dots and slashes put the day first.
        if (digits == 4 || (digits == 2 && thirdDigits == 2 && separator == '-'))
        {
            year = Century(first, digits);
            return thirdDigits <= 2;
        }

        year = Century(third, thirdDigits);
        bool monthFirst = separator != '.' && IsMonthFirst(parts, year, first, second);
        (month, day) = monthFirst ? (first, second) : (second, first);
        return thirdDigits is 2 or 4 && digits <= 2;
    }

    private static bool IsMonthFirst(DateParts parts, int year, int first, int second)
    {
        bool canBeDayFirst = DateParts.IsDay(year, second, first);
        bool canBeMonthFirst = DateParts.IsDay(year, first, second);
        if (!canBeDayFirst || !canBeMonthFirst)
        {
            return canBeMonthFirst;
        }

        if (parts.Weekday is { } weekday)
        {
            bool fitsDayFirst = Falls(year, second, first, weekday);
            bool fitsMonthFirst = Falls(year, first, second, weekday);
            if (fitsDayFirst != fitsMonthFirst)
            {
                return fitsMonthFirst;
            }
        }

        return parts.IsAmerican;
    }

    private static bool Falls(int year, int month, int day, DayOfWeek weekday) => new DateOnly(year, month, day).DayOfWeek == weekday;

    private static (int Year, int Month, int Day) DayOfYear(int year, int day)
    {
        if (year is < 1 or > 9998 || day is < 1 or > 366 || (day == 366 && !DateTime.IsLeapYear(year)))
        {
            return (0, 0, 0);
        }

        DateOnly date = new DateOnly(year, 1, 1).AddDays(day - 1);
        return (date.Year, date.Month, date.Day);
    }

    // RFC 2822: 00 to 49 are of this century, 50 to 99 of the last.
    private static int Century(int year, int digits) => digits > 2 ? year : year + (year < 50 ? 2000 : 1900);
}
