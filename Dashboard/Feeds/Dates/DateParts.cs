using System.Globalization;

namespace Dashboard.Feeds.Dates;

/// <summary>The parts of a date as they are found, and what they add up to.</summary>
internal sealed class DateParts
{
    private const int LargestOffset = 14 * 60;

    private readonly int[] _numbers = new int[3];
    private readonly int[] _digits = new int[3];
    private readonly char[] _separators = new char[3];
    private int _count;
    private int _month;
    private bool _monthFirst;
    private bool _monthIsMar;
    private DayOfWeek? _weekday;
    private int _hour = -1;
    private int _minute;
    private int _second;
    private int _milliseconds;
    private int? _halfDay;
    private int? _offset;
    private int? _implied;
    private bool _explicitOffset;
    private TimeZoneInfo? _zone;

    /// <summary>What stood before the next number.</summary>
    public char Separator { get; set; }

    /// <summary>Whether a time of day was read.</summary>
    public bool HasClock => _hour >= 0;

    /// <summary>Whether a zone was read.</summary>
    public bool HasZone => _offset is not null || _zone is not null;

    /// <summary>Whether the date stands in one number of eight digits.</summary>
    public bool HasPackedDate => _count == 1 && _digits[0] == 8;

    /// <summary>The value of up to nine digits; more are too large for any part of a date.</summary>
    public static int Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0 : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : int.MaxValue / 100_000;

    /// <summary>Takes a number of the date.</summary>
    public bool AddNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 14 && _count == 0 && !HasClock)
        {
            return AddNumber(digits[..8])
                && SetClock(Number(digits[8..10]), Number(digits[10..12]), Number(digits[12..]), 0);
        }

        if (_count == 3)
        {
            return false;
        }

        _numbers[_count] = Number(digits);
        _digits[_count] = digits.Length;
        _separators[_count] = Separator;
        _count++;
        Separator = '\0';
        return true;
    }

    /// <summary>Takes the time of day.</summary>
    public bool SetClock(int hour, int minute, int second, int milliseconds)
    {
        if (HasClock || hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute | second) != 0))
        {
            return false;
        }

        (_hour, _minute, _second, _milliseconds) = (hour, minute, Math.Min(second, 59), milliseconds);
        return true;
    }

    /// <summary>Takes an offset in figures; it counts more than a zone's name before it, which it may be added to (GMT+1).</summary>
    public bool SetOffset(int minutes, int magnitude, int digits)
    {
        if (_explicitOffset || magnitude > LargestOffset || (digits > 2 && magnitude % 60 > 59))
        {
            return false;
        }

        _explicitOffset = true;
        _offset = minutes;
        return true;
    }

    /// <summary>Takes before or after noon.</summary>
    public bool SetHalfDay(int hours)
    {
        _halfDay ??= hours;
        return HasClock && _halfDay == hours;
    }

    /// <summary>Takes a zone of the IANA database.</summary>
    public bool SetZone(TimeZoneInfo zone)
    {
        _zone ??= zone;
        return true;
    }

    /// <summary>Takes a word.</summary>
    public bool Take(DateWord word)
    {
        switch (word.Kind)
        {
            case DateWordKind.Month:
                return TakeMonth(word.Value);
            case DateWordKind.Weekday:
                _weekday ??= (DayOfWeek)word.Value;
                return true;
            case DateWordKind.HalfDay:
                return SetHalfDay(word.Value);
            case DateWordKind.Ordinal:
                // Levant: the first or second Tishreen is October or November, the first or second Kanoon December or January.
                bool levant = _month is 10 or 12;
                _month = word.Value == 0 ? _month : _month == 10 ? 11 : 1;
                return levant;
            case DateWordKind.Zone:
                _offset ??= word.Value;
                return true;
            case DateWordKind.ImpliedZone:
                _implied = word.Value;
                return true;
            default:
                return true;
        }
    }

    /// <summary>Adds the parts up.</summary>
    /// <returns>False where they are no date.</returns>
    public bool TryCompose(out DateTimeOffset utc)
    {
        utc = default;
        bool dangling = Separator is '-' or '/' || (_count > 0 && _separators[0] == '-' && _month == 0 && _weekday is null);
        if (dangling || !DateOrder.TryOrder(this, out int year, out int month, out int day) || !IsDay(year, month, day))
        {
            return false;
        }

        int hour = Math.Max(_hour, 0);
        if (_halfDay is { } half)
        {
            if (hour > 12 && half == 0)
            {
                return false;
            }

            hour = hour > 12 ? hour : (hour % 12) + half;
        }

        DateTime local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        long ticks = local.Ticks + new TimeSpan(0, hour, _minute, _second, _milliseconds).Ticks;
        ticks -= Offset(new DateTime(Math.Min(ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified)).Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>How many numbers the date has.</summary>
    internal int Count => _count;

    /// <summary>The month that a word named, or 0.</summary>
    internal int Month => _month;

    /// <summary>Whether the month's name stood before any number.</summary>
    internal bool MonthFirst => _monthFirst;

    /// <summary>The weekday that a word named.</summary>
    internal DayOfWeek? Weekday => _weekday;

    /// <summary>Whether it is written as Americans write: with a clock of twelve hours or an American zone.</summary>
    internal bool IsAmerican => _halfDay is not null || (!_explicitOffset && _offset is <= -240 and >= -600);

    /// <summary>A number of the date.</summary>
    internal (int Value, int Digits, char Separator) this[int index] => (_numbers[index], _digits[index], _separators[index]);

    /// <summary>Whether there is such a day.</summary>
    internal static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private TimeSpan Offset(DateTime local) =>
        _offset is { } minutes ? TimeSpan.FromMinutes(minutes)
        : _zone is not null ? _zone.GetUtcOffset(local)
        : TimeSpan.FromMinutes(_implied ?? 0);

    // "mar" is March, and in French Tuesday: where another month is named it was the day.
    private bool TakeMonth(int month)
    {
        if (_month != 0 && _month != month && !_monthIsMar && !(_month is 11 or 1))
        {
            return false;
        }

        if (_month == 0 || _monthIsMar)
        {
            _monthFirst = _count == 0;
            _monthIsMar = month == 3 && _month == 0;
            _month = month;
            return true;
        }

        return _month == month;
    }
}
