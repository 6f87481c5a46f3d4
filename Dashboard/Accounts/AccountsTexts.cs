namespace Dashboard.Accounts;

/// <summary>Names the room's texts, <c>AccountsTexts*.resx</c>.</summary>
public sealed class AccountsTexts;
