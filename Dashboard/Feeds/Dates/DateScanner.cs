namespace Dashboard.Feeds.Dates;

/// <summary>Reads a date word by word and number by number, whatever their order; one thing it does not understand makes it none.</summary>
internal ref struct DateScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly DateParts _parts = new();
    private int _at;
    private bool _afterClock;
    private bool _afterT;

    /// <summary>Reads the whole text.</summary>
    public bool TryRead(out DateTimeOffset utc)
    {
        utc = default;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            bool understood = char.IsAsciiDigit(c) ? ReadNumber() : char.IsLetter(c) ? ReadWord() : ReadSign(c);
            if (!understood)
            {
                return false;
            }
        }

        return _parts.TryCompose(out utc);
    }

    private bool ReadSign(char c)
    {
        if (_afterClock && c is '+' or '-' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            return ReadOffset(c == '-');
        }

        // A remark on the zone, or its name behind the offset that counts (RFC 9557).
        if (c is '(' or '[' && _parts.HasZone)
        {
            int close = _text[_at..].IndexOf(c == '(' ? ')' : ']');
            _at = close < 0 ? _text.Length : _at + close + 1;
            return true;
        }

        _at++;
        _parts.Separator = c == ' ' || (c == ',' && _parts.Separator != '\0') ? _parts.Separator : c;
        return c is ' ' or ',' or '-' or '/' or '.' or '(' or ')' or '\t' or '\n' or '\r' or '\'' or '|' or ';';
    }

    private bool ReadNumber()
    {
        int start = _at;
        int value = Digits(out int length);
        bool afterT = _afterT;
        _afterT = false;
        if (length is 0 or > 14)
        {
            return false;
        }

        if (length <= 2 && Peek(0) == ':' && char.IsAsciiDigit(Peek(1)))
        {
            return ReadClock(value);
        }

        if (length <= 2 && Peek(0) is 'h' or 'H' && !_parts.HasClock && !char.IsLetter(Peek(1)))
        {
            _at++;
            return Clock(value, char.IsAsciiDigit(Peek(0)) ? Digits(out _) : 0, 0, 0);
        }

        _afterClock = false;
        if (afterT && length is 4 or 6 && _parts.HasPackedDate)
        {
            int packed = length == 4 ? value * 100 : value;
            return Clock(packed / 10_000, packed / 100 % 100, packed % 100, 0);
        }

        return _parts.AddNumber(_text.Slice(start, length));
    }

    private bool ReadClock(int hour)
    {
        _at++;
        int minute = Digits(out _);
        int second = 0;
        int milliseconds = 0;
        if (Peek(0) == ':' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            second = Digits(out _);
            if (Peek(0) is '.' or ',' && char.IsAsciiDigit(Peek(1)))
            {
                _at++;
                int start = _at;
                Digits(out int digits);
                milliseconds = DateParts.Number(_text.Slice(start, Math.Min(digits, 3))) * (digits == 1 ? 100 : digits == 2 ? 10 : 1);
            }
        }

        return Peek(0) != ':' && Clock(hour, minute, second, milliseconds);
    }

    private bool Clock(int hour, int minute, int second, int milliseconds)
    {
        _afterClock = true;
        _parts.Separator = '\0';
        return _parts.SetClock(hour, minute, second, milliseconds);
    }

    private bool ReadOffset(bool west)
    {
        _at++;
        _afterClock = false;
        int value = Digits(out int length);
        int minutes = length switch
        {
            1 or 2 => value * 60,
            3 or 4 => (value / 100 * 60) + (value % 100),
            _ => int.MaxValue,
        };
        if (length is 1 or 2 && Peek(0) == ':')
        {
            _at++;
            minutes += Digits(out int more);
            if (more != 2)
            {
                return false;
            }
        }

        return _parts.SetOffset(west ? -minutes : minutes, minutes, length);
    }

    private bool ReadWord()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsLetter(_text[_at]) || (_text[_at] is '_' or '/' && _at + 1 < _text.Length && char.IsAsciiLetter(_text[_at + 1]))))
        {
            _at++;
        }

        ReadOnlySpan<char> word = _text[start.._at];
        if (word is "a" or "p" or "A" or "P" && Peek(0) == '.' && Peek(1) is 'm' or 'M')
        {
            _at += 2;
            return _parts.SetHalfDay(word is "p" or "P" ? 12 : 0);
        }

        _afterT = word is "T" or "t";
        // RFC 5322, 4.3: the military letters were used both ways round, and say no more than that the time is given in UTC.
        if (_parts.HasClock && !_parts.HasZone && word.Length == 1 && char.IsAsciiLetter(word[0]) && char.ToUpperInvariant(word[0]) is not 'J' and not 'T')
        {
            _afterClock = true;
            return _parts.Take(new DateWord(DateWordKind.Zone, 0));
        }

        if (DateWords.TryFind(word, out DateWord meaning))
        {
            _afterClock = meaning.Kind is DateWordKind.Zone or DateWordKind.HalfDay && _parts.HasClock;
            return _parts.Take(meaning);
        }

        return ZoneIds.Find(word) is { } zone ? _parts.SetZone(zone) : SplitWord(start, word);
    }

    // كانون الثاني/يناير: two names of one month.
    private bool SplitWord(int start, ReadOnlySpan<char> word)
    {
        int slash = word.IndexOf('/');
        if (slash <= 0 || !DateWords.TryFind(word[..slash], out DateWord meaning))
        {
            return false;
        }

        _at = start + slash;
        return _parts.Take(meaning);
    }

    private int Digits(out int length)
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        length = _at - start;
        return DateParts.Number(_text.Slice(start, length));
    }

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';
}
