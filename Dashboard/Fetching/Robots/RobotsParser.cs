using System.Globalization;
using System.Text;

namespace Dashboard.Fetching.Robots;

/// <summary>Reads a robots.txt (RFC 9309). Whatever it is not, such as a web page in its place, says nothing.</summary>
internal sealed class RobotsParser
{
    /// <summary>More of a file is not read (RFC 9309, 2.5).</summary>
    public const int MaxBytes = 500 * 1024;

    // Longer than any address we would fetch.
    private const int LongestPattern = UrlRules.MaxLength;
    private const double LongestDelay = 24 * 60 * 60;

    // In characters; twice what the largest files of the field hold.
    private const int MostKept = 128 * 1024;
    private const int RuleCost = 64;

    private readonly string _token;
    private readonly Group _ours = new();
    private readonly Group _everybodys = new();
    private bool _namesAgents;
    private bool _isOurs;
    private bool _isEverybodys;
    private int _kept;

    private RobotsParser(string token) => _token = token;

    /// <summary>What a file says to one program: the groups that name it, taken together, else those for everybody.</summary>
    /// <param name="file">The file, or its first <see cref="MaxBytes"/>.</param>
    /// <param name="token">The program's product token.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string token)
    {
        var parser = new RobotsParser(token);
        foreach (var line in Encoding.UTF8.GetString(file).AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var comment = line.IndexOf('#');
            var record = comment < 0 ? line : line[..comment];
            var colon = record.IndexOf(':');
            if (colon > 0)
            {
                parser.Take(record[..colon].Trim(), record[(colon + 1)..].Trim());
            }
        }

        var group = parser._ours.IsNamed ? parser._ours : parser._everybodys;
        return new(group.Rules, group.Delay);
    }

    // Other records stand between these without ending a group (RFC 9309, 2.2.4).
    private void Take(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
        {
            Name(value);
        }
        else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase))
        {
            Rule(value, allows: true);
        }
        else if (key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
        {
            Rule(value, allows: false);
        }
        else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            ForEach(group => group.Delay ??= TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay)));
        }
    }

    private void Name(ReadOnlySpan<char> agent)
    {
        if (!_namesAgents)
        {
            (_namesAgents, _isOurs, _isEverybodys) = (true, false, false);
        }

        if (agent.SequenceEqual("*"))
        {
            _isEverybodys = true;
        }
        else if (ProductAgent.Token(agent).Equals(_token, StringComparison.OrdinalIgnoreCase))
        {
            _isOurs = _ours.IsNamed = true;
        }
    }

    private void Rule(ReadOnlySpan<char> pattern, bool allows)
    {
        _namesAgents = false;
        // Rules are kept a day for thousands of hosts: a file of nothing but rules must not fill the memory.
        if (pattern.Length is > 0 and <= LongestPattern && (_isOurs || _isEverybodys) && _kept < MostKept)
        {
            _kept += pattern.Length + RuleCost;
            var rule = new RobotsRule(RobotsPath.OfPattern(pattern.ToString()), allows);
            ForEach(group => group.Rules.Add(rule));
        }
    }

    private void ForEach(Action<Group> act)
    {
        if (_isOurs)
        {
            act(_ours);
        }

        if (_isEverybodys)
        {
            act(_everybodys);
        }
    }

    private sealed class Group
    {
        public bool IsNamed { get; set; }

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }
}
