using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>Builds the model of the database, half a second of one core, while the rest of the process is put together on the other.</summary>
public sealed class ModelStart
{
    private ModelStart(Task built) => Built = built;

    /// <summary>Ends once the model is built and shared by every context of the process.</summary>
    public Task Built { get; }

    /// <summary>Begins at once.</summary>
    /// <typeparam name="T">The provider's context.</typeparam>
    /// <param name="configure">Provider and connection; nothing is opened.</param>
    public static ModelStart Begin<T>(Action<DbContextOptionsBuilder> configure)
        where T : NewsroomDb
    {
        ArgumentNullException.ThrowIfNull(configure);
        return new(Task.Run(() => Build<T>(configure)));
    }

    private static void Build<T>(Action<DbContextOptionsBuilder> configure)
        where T : NewsroomDb
    {
        var options = new DbContextOptionsBuilder<T>();
        configure(options);
        using var db = (T)Activator.CreateInstance(typeof(T), options.Options)!;
        _ = db.Model;
    }
}
