using Dashboard.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching;

public sealed class HostGateTests
{
    private static readonly Uri One = new("https://one.example/feed");
    private static readonly Uri Two = new("https://two.example/feed");

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_requests_to_one_host_are_a_pause_apart()
    {
        using var gate = Gate(new FetchingOptions { HostSpacing = TimeSpan.FromSeconds(2) });
        (await gate.EnterAsync(One, Token)).Dispose();
        var next = Enter(gate, new Uri("http://ONE.example:8080/other"));
        _time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await next).Dispose();
    }

    [Fact]
    public void Hosts_do_not_wait_for_each_other()
    {
        using var gate = Gate(new FetchingOptions());
        Assert.True(Enter(gate, One).IsCompletedSuccessfully);
        Assert.True(Enter(gate, Two).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_host_has_only_so_many_places()
    {
        using var gate = Gate(new FetchingOptions { MaxPerHost = 2, HostSpacing = TimeSpan.Zero });
        var first = await gate.EnterAsync(One, Token);
        using var second = await gate.EnterAsync(One, Token);
        var third = Enter(gate, One);
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();
        (await third).Dispose();
        using var fourth = await gate.EnterAsync(One, Token);
        Assert.False(Enter(gate, One).IsCompleted);
    }

    [Fact]
    public async Task The_whole_has_only_so_many_places()
    {
        using var gate = Gate(new FetchingOptions { MaxConcurrency = 1, AllowedPrivateHosts = ["10.0.0.0/8"] });
        var first = await gate.EnterAsync(One, Token);
        var second = Enter(gate, Two);
        var third = Enter(gate, new Uri("http://10.0.0.1/"));
        Assert.False(second.IsCompleted || third.IsCompleted);
        first.Dispose();
        var passed = await second;
        Assert.False(third.IsCompleted);
        passed.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task First_come_is_first_served()
    {
        using var gate = Gate(new FetchingOptions { HostSpacing = TimeSpan.Zero, MaxPerHost = 1 });
        var waiting = Enumerable.Range(0, 5).Select(_ => Enter(gate, One)).ToArray();
        for (var i = 0; i < waiting.Length; i++)
        {
            using var pass = await waiting[i];
            Assert.All(waiting[(i + 1)..], later => Assert.False(later.IsCompleted));
        }
    }

    [Fact]
    public async Task Who_gives_up_holds_nothing_and_lets_the_next_one_pass()
    {
        using var gate = Gate(new FetchingOptions { HostSpacing = TimeSpan.FromSeconds(1), MaxPerHost = 1, MaxConcurrency = 1 });
        var first = await gate.EnterAsync(One, Token);
        using var cancel = new CancellationTokenSource();
        var given = new[] { gate.EnterAsync(One, cancel.Token).AsTask(), gate.EnterAsync(One, cancel.Token).AsTask(), gate.EnterAsync(Two, cancel.Token).AsTask() };
        await cancel.CancelAsync();
        foreach (var one in given)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        first.Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await gate.EnterAsync(One, Token)).Dispose();
        (await gate.EnterAsync(Two, Token)).Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5000/"), InlineData("feeds.internal", "http://feeds.internal:81/"), InlineData("127.0.0.0/8", "http://localhost/")]
    public void Allowed_hosts_are_not_spaced(string entry, string url)
    {
        using var gate = Gate(new FetchingOptions { AllowedPrivateHosts = [entry], MaxConcurrency = 50 });
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(Enter(gate, new Uri(url)).IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Hosts_are_forgotten_when_their_pause_is_over()
    {
        using var gate = Gate(new FetchingOptions { HostSpacing = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < 20_000; i++)
        {
            (await gate.EnterAsync(new Uri($"https://host{i}.example/"), Token)).Dispose();
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(gate.Lanes, 1, 101);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await gate.EnterAsync(One, Token)).Dispose();
        Assert.Equal(1, gate.Lanes);
    }

    [Fact]
    public async Task A_host_that_comes_back_is_kept_for_its_new_pause()
    {
        using var gate = Gate(new FetchingOptions { HostSpacing = TimeSpan.FromSeconds(1) });
        (await gate.EnterAsync(One, Token)).Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await gate.EnterAsync(One, Token)).Dispose();
        _time.Advance(TimeSpan.FromMilliseconds(500));
        (await gate.EnterAsync(Two, Token)).Dispose();
        Assert.Equal(2, gate.Lanes);
        Assert.False(Enter(gate, One).IsCompleted);
    }

    private static Task<HostPass> Enter(HostGate gate, Uri url) => gate.EnterAsync(url, Token).AsTask();

    private HostGate Gate(FetchingOptions options) => Fetch.Gate(options, _time);
}
