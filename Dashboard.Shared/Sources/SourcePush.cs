namespace Dashboard.Shared.Sources;

/// <summary>Whether a hub pushes to us what a source publishes (WebSub). All times are UTC.</summary>
/// <param name="State">
/// <c>on</c>: it does, and the source is polled seldom; <c>unproven</c>: the hub has confirmed and has yet to show that it does;
/// <c>asked</c>: not confirmed yet; <c>refused</c>; <c>silent</c>: it never answered, and is asked again another day.
/// </param>
/// <param name="Hub">Address of the hub.</param>
/// <param name="Since">Since when it stands so, where it is on or unproven.</param>
/// <param name="LastPushAt">The last push.</param>
/// <param name="LeaseUntil">Until when the hub has promised to push; it is renewed before.</param>
/// <param name="Text">What the last request to the hub came to, in the asker's language; null where it was taken.</param>
public sealed record SourcePush(string State, string Hub, DateTimeOffset? Since, DateTimeOffset? LastPushAt, DateTimeOffset? LeaseUntil, string? Text);
