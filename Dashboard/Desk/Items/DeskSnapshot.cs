namespace Dashboard.Desk.Items;

/// <summary>What the desk begins with, seen in one moment.</summary>
/// <param name="Items">Headlines, newest first, withdrawn ones among them.</param>
/// <param name="Head">The public log's head in that moment; listening goes on from here.</param>
/// <param name="StaffHead">The same of the staff log.</param>
public sealed record DeskSnapshot(IReadOnlyList<DeskItem> Items, long Head, long StaffHead);
