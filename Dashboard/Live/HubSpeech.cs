using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;
using Dashboard.Shared.Sources;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live;

/// <summary>Turns events into invocations of <see cref="ILiveClient"/>, encoded once a protocol for all connections.</summary>
internal static class HubSpeech
{
    /// <summary>The invocation of one event; null for one that only a newer node knows, in the middle of an upgrade.</summary>
    public static SerializedHubMessage? Of(LiveEvent @event) => @event.Kind switch
    {
        LiveEvents.Headline => Say(nameof(ILiveClient.HeadlineArrived), @event.Read<HeadlineNews>()),
        LiveEvents.HeadlineUpdated => Say(nameof(ILiveClient.HeadlineUpdated), @event.Read<HeadlineNews>()),
        LiveEvents.HeadlineWithdrawn => Say(nameof(ILiveClient.HeadlineWithdrawn), @event.Read<HeadlineWithdrawal>()),
        LiveEvents.ImageBlocked => Say(nameof(ILiveClient.ImageBlocked), @event.Read<ImageNotice>()),
        LiveEvents.ImageRestored => Say(nameof(ILiveClient.ImageRestored), @event.Read<ImageNotice>()),
        LiveEvents.CaseChanged => Say(nameof(ILiveClient.CaseChanged), @event.Read<CaseSummary>()),
        LiveEvents.SourceChanged => Say(nameof(ILiveClient.SourceChanged), @event.Read<SourceSummary>()),
        _ => null,
    };

    /// <summary>Calls that leave together, in one write: headlines that follow on each other are one call, unless each is to be its own.</summary>
    public static SerializedHubMessage? Together(IReadOnlyList<LiveEvent> events, IHubProtocol protocol, bool oneByOne)
    {
        var calls = new List<SerializedHubMessage>();
        for (var i = 0; i < events.Count;)
        {
            var run = oneByOne ? 1 : Math.Max(1, events.Skip(i).TakeWhile(e => e.Kind == LiveEvents.Headline).Count());
            if ((run > 1 ? Several([.. events.Skip(i).Take(run).Select(e => e.Read<HeadlineNews>())]) : events[i].Hub) is { } call)
            {
                calls.Add(call);
            }

            i += run;
        }

        // Both protocols mark where a message ends, so messages can stand side by side in one write.
        return calls is [] ? null : calls is [var only] ? only : new([new(protocol.Name, calls.SelectMany(c => c.GetSerializedMessage(protocol).ToArray()).ToArray())]);
    }

    /// <summary>Several headlines that leave at once. An array: MessagePack knows no compiler-made list.</summary>
    public static SerializedHubMessage Several(IReadOnlyList<HeadlineNews> headlines) => Say(nameof(ILiveClient.HeadlinesArrived), headlines.ToArray());

    /// <summary>One headline.</summary>
    public static SerializedHubMessage One(HeadlineNews headline) => Say(nameof(ILiveClient.HeadlineArrived), headline);

    /// <summary>The end of a snapshot or replay.</summary>
    public static SerializedHubMessage CaughtUp(long seq) => Say(nameof(ILiveClient.CaughtUp), new Position(seq));

    /// <summary>A position that cannot be resumed from.</summary>
    public static SerializedHubMessage Reset(long oldest) => Say(nameof(ILiveClient.Reset), new ResetNotice(oldest));

    private static SerializedHubMessage Say(string method, object argument) => new(new InvocationMessage(method, [argument]));
}
