namespace Dashboard.Shell;

/// <summary>Names the shell's texts.</summary>
public sealed class ShellTexts;
