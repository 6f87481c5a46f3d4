namespace Dashboard.Moderation.Api;

/// <summary>Body of <c>POST /api/moderation/cases/{id}/note</c>.</summary>
/// <param name="Note">The note.</param>
internal sealed record NoteRequest(string? Note);
