namespace Dashboard.Shell;

/// <summary>A page of the staff's navigation; each room registers its own with <see cref="ShellSetup.AddNavItem{TTexts}"/>.</summary>
/// <param name="Href">Address from the root of the site.</param>
/// <param name="Texts">The room's text class.</param>
/// <param name="TextKey">Key of the label in those texts.</param>
/// <param name="Policy">Authorisation policy that shows it; null for every signed-in person.</param>
/// <param name="Icon">SVG content of an outlined icon, as in <c>MudBlazor.Icons.Material.Outlined</c>.</param>
/// <param name="Order">Place in the bar, smallest first.</param>
public sealed record NavItem(string Href, Type Texts, string TextKey, string? Policy, string Icon, int Order);
