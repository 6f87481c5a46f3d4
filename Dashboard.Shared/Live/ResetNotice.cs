namespace Dashboard.Shared.Live;

/// <summary>The position asked for cannot be resumed from: discard what you hold.</summary>
/// <param name="Oldest">The oldest sequence number the log still holds.</param>
public sealed record ResetNotice(long Oldest);
