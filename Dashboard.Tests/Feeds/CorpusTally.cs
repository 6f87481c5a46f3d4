using System.Globalization;
using System.Text.Json;

namespace Dashboard.Tests.Feeds;

/// <summary>How many cases passed, by one property of them.</summary>
internal sealed class CorpusTally(string property)
{
    private readonly SortedDictionary<string, (int All, int Passed)> _counts = new(StringComparer.Ordinal);

    /// <summary>Percent of all cases.</summary>
    public double Share => 100.0 * _counts.Values.Sum(count => count.Passed) / _counts.Values.Sum(count => count.All);

    /// <summary>Counts a case.</summary>
    public void Count(JsonElement line, bool passes)
    {
        string key = line.GetProperty(property).GetString()!;
        (int all, int passed) = _counts.GetValueOrDefault(key);
        _counts[key] = (all + 1, passed + (passes ? 1 : 0));
    }

    /// <summary>Prints the rates.</summary>
    public void Print(Action<string> write)
    {
        write($"by {property}");
        foreach ((string key, (int all, int passed)) in _counts.OrderByDescending(count => count.Value.All))
        {
            write(string.Create(CultureInfo.InvariantCulture, $"  {key,-24} {passed,5} of {all,5}  {100.0 * passed / all,5:0.0} %"));
        }
    }

    /// <summary>What passes less often than its floor in percent.</summary>
    public IEnumerable<string> Under(IReadOnlyDictionary<string, int> floors) =>
        _counts.Where(count => 100 * count.Value.Passed < floors.GetValueOrDefault(count.Key) * count.Value.All)
            .Select(count => $"{count.Key}: {count.Value.Passed} of {count.Value.All}");
}
