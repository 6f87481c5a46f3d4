using Dashboard.Shared.Headlines;

namespace Dashboard.Demo.Script;

/// <summary>A story ready for the wire.</summary>
/// <param name="Scene">Name of the drawing that goes with it.</param>
/// <param name="Urgency">How urgent it is.</param>
/// <param name="Title">Its headline, plain text.</param>
/// <param name="Lead">Its first sentence.</param>
/// <param name="Body">The paragraphs after the lead.</param>
public sealed record WireText(string Scene, Urgency Urgency, string Title, string Lead, IReadOnlyList<string> Body);
