using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Cluster;

/// <summary>
/// nginx with the configuration that is delivered, changed only in ports and nodes, and in what a visitor is told apart by: all
/// come from one address here, so a cookie is hashed in place of it, as that file says.
/// </summary>
internal sealed partial class ProxyPart : Part
{
    /// <summary>The cookie that keeps a visitor on one node.</summary>
    public const string Visitor = "visitor";

    private readonly int _port = SparePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-nginx").FullName;
    private readonly string _configuration;
    private readonly string _errors;

    public ProxyPart(IReadOnlyList<int> nodes)
        : base("proxy")
    {
        _configuration = Path.Combine(_folder, "nginx.conf");
        _errors = Path.Combine(_folder, "error.log");
        File.WriteAllText(_configuration, Configuration(File.ReadAllText(Path.Combine(Tools.Repository, "docker", "nginx.conf")), nodes));
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    /// <summary>Streams that it turned away because it believed no node alive.</summary>
    public IReadOnlyList<string> TurnedAway => [.. File.ReadLines(_errors).Where(line => line.Contains("no live upstreams", StringComparison.Ordinal) && Streams().IsMatch(line))];

    /// <summary>Cuts all connections through it: its workers are killed and made anew.</summary>
    public Task CutAsync() => SignalAsync("KILL", [.. Tree().Skip(1)]);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override ProcessStartInfo Command() => new(Tools.Nginx!, ["-p", _folder, "-c", _configuration, "-e", _errors]);

    protected override Task<bool> ServesAsync(CancellationToken ct) => AnswersAsync(_port, ct);

    private string Configuration(string delivered, IReadOnlyList<int> nodes)
    {
        var text = Nodes().Replace(
            Resolver().Replace(delivered, ""),
            upstream => string.Concat(nodes.Select(port => string.Create(CultureInfo.InvariantCulture, $"    server 127.0.0.1:{port} {upstream.Groups["marks"].Value};\n"))));
        string[] temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        var folders = string.Concat(temporary.Select(kind => $"  {kind}_temp_path {_folder}/{kind};\n"));
        var visitor = $$"""
              map $cookie_{{Visitor}} $visitor { default $cookie_{{Visitor}}; "" $request_id; }
              map $cookie_{{Visitor}} $visitor_cookie { default ""; "" "{{Visitor}}=$request_id; Path=/; HttpOnly; SameSite=Lax"; }
              add_header Set-Cookie $visitor_cookie;
              access_log off;

            """;
        return Owner() + $"daemon off;\npid {_folder}/nginx.pid;\n" + text
            .Replace("worker_processes auto;", "worker_processes 2;", StringComparison.Ordinal)
            .Replace("listen 8080;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{_port};"), StringComparison.Ordinal)
            .Replace("map $remote_addr $visitor { default $remote_addr; }\n", "", StringComparison.Ordinal)
            .Replace("http {\n", "http {\n" + folders + visitor, StringComparison.Ordinal);
    }

    // Its workers must reach a folder that only this account may.
    private static string Owner() => Environment.IsPrivilegedProcess ? "user root;\n" : "";

    [GeneratedRegex(@"^ *(#[^\n]*\n *)?resolver [^\n]*\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resolver();

    [GeneratedRegex(@"( *server node\d:8080 resolve (?<marks>[^;]*);\n)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nodes();

    [GeneratedRegex(@"request: ""GET /live[ ?]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Streams();
}
