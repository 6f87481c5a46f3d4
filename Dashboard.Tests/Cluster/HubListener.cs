using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Dashboard.Shared.Live;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Cluster;

/// <summary>A client of the hub that joins anew after its position whenever its connection is lost.</summary>
/// <param name="address">Of the proxy.</param>
/// <param name="number">Its number; every other one negotiates, which takes two requests to one node.</param>
/// <param name="time">The clock it goes by.</param>
internal sealed class HubListener(string address, int number, TimeProvider time) : IListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public Heard Heard { get; } = new(string.Create(CultureInfo.InvariantCulture, $"hub client {number}"));

    public async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(ct);
            }
            catch (Exception fault) when (fault is HttpRequestException or WebSocketException or AggregateException or IOException or HubException or InvalidOperationException or OperationCanceledException or TimeoutException)
            {
                // Cut, refused or silent: it comes again.
            }

            await Task.Delay(Pause, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(CancellationToken ct)
    {
        await using var hub = Build();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        // What a cut connection still had under way comes after it was left.
        using var left = CancellationTokenSource.CreateLinkedTokenSource(ct);
        void Take(string kind, HeadlineNews news)
        {
            if (!left.IsCancellationRequested)
            {
                Heard.Take(news.EventSeq, kind, news.Title);
            }
        }

        hub.On<HeadlineNews>(nameof(ILiveClient.HeadlineArrived), n => Take(LiveEvents.Headline, n));
        hub.On<List<HeadlineNews>>(nameof(ILiveClient.HeadlinesArrived), all => all.ForEach(n => Take(LiveEvents.Headline, n)));
        hub.On<HeadlineNews>(nameof(ILiveClient.HeadlineUpdated), n => Take(LiveEvents.HeadlineUpdated, n));
        hub.On<Position>(nameof(ILiveClient.CaughtUp), p => Heard.MoveTo(p.Seq));
        hub.On<ResetNotice>(nameof(ILiveClient.Reset), _ => Heard.Blame($"{Heard.Name} was told to discard what it holds"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Silence);
        await hub.StartAsync(patience.Token);
        Heard.Connect();
        await hub.InvokeAsync("Join", new JoinRequest(After: Heard.Position), patience.Token);
        await closed.Task.WaitAsync(ct);
        await left.CancelAsync();
    }

    private HubConnection Build()
    {
        var cookies = new CookieContainer();
        cookies.Add(new Uri(address), new Cookie(ProxyPart.Visitor, string.Create(CultureInfo.InvariantCulture, $"hub-{number}")));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address + "/hubs/live"), options =>
        {
            options.Cookies = cookies;
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = number % 2 == 0;
        });
        builder.AddJsonProtocol(options => LiveJson.Apply(options.PayloadSerializerOptions));
        builder.WithServerTimeout(Silence);
        return builder.Build();
    }
}
