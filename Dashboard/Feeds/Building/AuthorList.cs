using System.Buffers;

namespace Dashboard.Feeds.Building;

/// <summary>Who wrote a feed or an entry: the names of the best rank, joined.</summary>
internal sealed class AuthorList
{
    private const int Limit = 50;

    private static readonly SearchValues<char> BeforeAddress = SearchValues.Create(" <([\t\n:");
    private static readonly SearchValues<char> AfterAddress = SearchValues.Create(" >)]\t\n,");

    private readonly List<string> _names = [];
    private readonly List<string> _lines = [];
    private byte _rank = byte.MaxValue;

    /// <summary>The names, joined by a comma; the e-mail address where there is no name.</summary>
    public string? Display => Joined(_names) ?? Email;

    /// <summary>The same in the feed's own words.</summary>
    public string? Byline => Joined(_lines) ?? Email;

    /// <summary>The first e-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>Adds one; a better rank drops those before it.</summary>
    /// <param name="rank">0 is believed most.</param>
    /// <param name="name">The name.</param>
    /// <param name="email">The e-mail address.</param>
    /// <param name="line">What the feed has; the name where it is null.</param>
    public void Add(byte rank, string? name, string? email, string? line)
    {
        if (rank > _rank || _names.Count >= Limit || (name is null && email is null))
        {
            return;
        }

        if (rank < _rank)
        {
            _names.Clear();
            _lines.Clear();
            Email = null;
            _rank = rank;
        }

        Email ??= email;
        string? shown = name ?? (_names.Count == 0 ? null : email);
        if (shown is not null && !_names.Contains(shown))
        {
            _names.Add(shown);
            _lines.Add(line ?? shown);
        }
    }

    /// <summary>
    /// Adds what is written in a single line: <c>a@b (Name)</c>, <c>Name &lt;a@b&gt;</c>, <c>Name (a@b)</c>, either alone, or several with
    /// their addresses between commas.
    /// </summary>
    public void AddLine(byte rank, string written)
    {
        string line = FeedText.FromLooseTitle(written);
        if (line.AsSpan().Count('@') < 2)
        {
            AddOne(rank, line);
            return;
        }

        string[] parts = line.Split([',', ';'], Limit + 1);
        if (parts.Count(part => part.Contains('@', StringComparison.Ordinal)) < parts.Length)
        {
            AddOne(rank, line);
            return;
        }

        foreach (string part in parts.Take(Limit))
        {
            AddOne(rank, part.Trim());
        }
    }

    private void AddOne(byte rank, string line)
    {
        int at = line.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            Add(rank, Cleaned(line), null, line);
            return;
        }

        int start = line.AsSpan(0, at).LastIndexOfAny(BeforeAddress) + 1;
        int length = line.AsSpan(at).IndexOfAny(AfterAddress);
        int end = length < 0 ? line.Length : at + length;
        string email = line[start..end];
        if (start == at || end == at + 1)
        {
            Add(rank, Cleaned(line), null, line);
            return;
        }

        Add(rank, Cleaned(string.Concat(line.AsSpan(0, start), " ", line.AsSpan(end))), email, line);
    }

    /// <summary>Forgets all, for the next entry.</summary>
    public void Clear()
    {
        _names.Clear();
        _lines.Clear();
        Email = null;
        _rank = byte.MaxValue;
    }

    private static string? Joined(List<string> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => string.Join(", ", parts),
    };

    private static string? Cleaned(string name)
    {
        string text = FeedText.OneLine(name).Trim(' ', '<', '>', '(', ')', '[', ']', ',');
        text = text is ['"', _, .., '"'] && text.Count(c => c == '"') == 2 ? text[1..^1] : text;
        text = text.EndsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[..^7].Trim(' ', '(', '<') : text;
        return text.Length == 0 ? null : text;
    }
}
