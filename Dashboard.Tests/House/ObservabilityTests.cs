using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Tests.Cluster;

namespace Dashboard.Tests.House;

/// <summary>Holds the shipped panels and alerts to what the product counts. What the alerts do is proved by <c>promtool</c> (docs/operating.md).</summary>
public sealed partial class ObservabilityTests
{
    private static readonly HashSet<string> Instruments = [.. Directory
        .EnumerateFiles(Path.Combine(Tools.Repository, "Dashboard"), "*Metrics.cs", SearchOption.AllDirectories)
        .SelectMany(file => Instrument().Matches(File.ReadAllText(file)))
        .Select(m => m.Groups["name"].Value.Replace('.', '_') + m.Groups["kind"].Value switch { "Counter" => "_total", "Histogram" => "_seconds_bucket", _ => "" })];

    [Fact]
    public void Everything_that_is_counted_is_drawn() => Assert.Equal(Instruments.Order(StringComparer.Ordinal), Named(Panels().SelectMany(Expressions)).Order(StringComparer.Ordinal));

    [Fact]
    public void Alerts_ask_only_for_what_is_counted() => Assert.Subset(Instruments, Named([Read("alerts.yml")]));

    [Fact]
    public void Every_alert_is_tested_to_sound_and_to_be_silent()
    {
        var tests = Read("alerts.test.yml");
        foreach (var alert in Alert().Matches(Read("alerts.yml")).Select(m => m.Groups["name"].Value))
        {
            Assert.Contains($"alertname: {alert}\n        exp_alerts:\n          - exp_labels:", tests, StringComparison.Ordinal);
            // Two of them name another node or another status that must not sound in the very test where one does.
            Assert.True(tests.Contains($"alertname: {alert}, exp_alerts: []", StringComparison.Ordinal) || alert is "DashboardLiveRoadFull" or "DashboardDatabasePoolBusy", alert);
        }
    }

    [Fact]
    public void Panels_have_numbers_of_their_own_and_do_not_lie_on_each_other()
    {
        var panels = Panels();
        Assert.Distinct(panels.Select(p => p.GetProperty("id").GetInt32()));
        Assert.Distinct(panels.SelectMany(Squares));
    }

    private static IEnumerable<(int X, int Y)> Squares(JsonElement panel)
    {
        var at = panel.GetProperty("gridPos");
        var (x, y) = (at.GetProperty("x").GetInt32(), at.GetProperty("y").GetInt32());
        return Enumerable.Range(x, at.GetProperty("w").GetInt32()).SelectMany(_ => Enumerable.Range(y, at.GetProperty("h").GetInt32()), (column, line) => (column, line));
    }

    private static List<JsonElement> Panels()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tools.Repository, "docker", "grafana", "dashboard.json")));
        return [.. document.RootElement.GetProperty("panels").EnumerateArray().Select(p => p.Clone())];
    }

    private static IEnumerable<string> Expressions(JsonElement panel) =>
        panel.TryGetProperty("targets", out var targets) ? targets.EnumerateArray().Select(t => t.GetProperty("expr").GetString()!) : [];

    private static HashSet<string> Named(IEnumerable<string> expressions) => [.. expressions.SelectMany(e => Metric().Matches(e)).Select(m => m.Value)];

    private static string Read(string file) => File.ReadAllText(Path.Combine(Tools.Repository, "docker", "prometheus", file));

    [GeneratedRegex(@"Create(?<kind>Counter|Histogram|UpDownCounter)(?:<\w+>)?\(""(?<name>dashboard\.[\w.]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\bdashboard_\w+(?=[{\[])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alert();
}
