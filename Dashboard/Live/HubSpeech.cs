using Dashboard.Shared.Live;
using Dashboard.Shared.Moderation;
using Dashboard.Shared.Sources;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live;

/// <summary>Turns events into invocations of <see cref="ILiveClient"/>, encoded once a protocol for all connections.</summary>
internal static class HubSpeech
{
    /// <summary>The invocation of one event.</summary>
    public static SerializedHubMessage Of(LiveEvent @event) => @event.Kind switch
    {
        LiveEvents.Headline => Say(nameof(ILiveClient.HeadlineArrived), @event.Read<HeadlineNews>()),
        LiveEvents.HeadlineUpdated => Say(nameof(ILiveClient.HeadlineUpdated), @event.Read<HeadlineNews>()),
        LiveEvents.HeadlineWithdrawn => Say(nameof(ILiveClient.HeadlineWithdrawn), @event.Read<HeadlineWithdrawal>()),
        LiveEvents.ImageBlocked => Say(nameof(ILiveClient.ImageBlocked), @event.Read<ImageNotice>()),
        LiveEvents.ImageRestored => Say(nameof(ILiveClient.ImageRestored), @event.Read<ImageNotice>()),
        LiveEvents.CaseChanged => Say(nameof(ILiveClient.CaseChanged), @event.Read<CaseSummary>()),
        LiveEvents.SourceChanged => Say(nameof(ILiveClient.SourceChanged), @event.Read<SourceSummary>()),
        _ => throw new InvalidOperationException($"No hub method speaks of \"{@event.Kind}\"."),
    };

    /// <summary>Several headlines that leave at once. An array: MessagePack knows no compiler-made list.</summary>
    public static SerializedHubMessage Several(IReadOnlyList<HeadlineNews> headlines) => Say(nameof(ILiveClient.HeadlinesArrived), headlines.ToArray());

    /// <summary>The end of a snapshot or replay.</summary>
    public static SerializedHubMessage CaughtUp(long seq) => Say(nameof(ILiveClient.CaughtUp), new Position(seq));

    /// <summary>A position that cannot be resumed from.</summary>
    public static SerializedHubMessage Reset(long oldest) => Say(nameof(ILiveClient.Reset), new ResetNotice(oldest));

    private static SerializedHubMessage Say(string method, object argument) => new(new InvocationMessage(method, [argument]));
}
