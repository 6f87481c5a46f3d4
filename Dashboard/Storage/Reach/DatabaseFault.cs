using System.Data.Common;

namespace Dashboard.Storage.Reach;

/// <summary>Tells a database that is away for the moment from a fault that would only come again.</summary>
public static class DatabaseFault
{
    /// <summary>Whether what failed may well succeed in a while.</summary>
    /// <param name="fault">What was thrown; what it came from counts too.</param>
    public static bool Passes(Exception? fault) => fault is DbException { IsTransient: true } || (fault?.InnerException is { } inner && Passes(inner));

    /// <summary>What the log gets of a fault beside its sentence: of one that passes its words alone, for the trace would be the same each time.</summary>
    /// <param name="fault">What was thrown.</param>
    public static Exception Traced(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Passes(fault) ? new DatabaseFaultNote(fault.GetBaseException().Message) : fault;
    }
}
