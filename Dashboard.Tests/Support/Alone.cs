namespace Dashboard.Tests.Support;

/// <summary>Tests that start whole installations: one at a time, and beside no other, so that their times mean something.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
