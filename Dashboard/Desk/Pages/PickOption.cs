namespace Dashboard.Desk.Pages;

/// <summary>Something to filter by.</summary>
/// <param name="Value">As the address has it.</param>
/// <param name="Label">As people read it.</param>
public sealed record PickOption(string Value, string Label);
