using Dashboard.Pictures.Checking;
using Dashboard.Pictures.Keeping;
using Dashboard.Pictures.Likeness;
using Dashboard.Pictures.Serving;

namespace Dashboard.Pictures;

/// <summary>Registers and maps the room of pictures.</summary>
public static class PicturesSetup
{
    /// <summary>Adds fetching, checking, keeping and serving of pictures. Needs storage, the road, fetching and the wire.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddOptions<PicturesOptions>().BindConfiguration(PicturesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PicturesMetrics>();
        services.AddSingleton<Darkroom>();
        services.AddSingleton<OriginQueue>();
        services.AddSingleton<LikenessLibrary>();
        services.AddSingleton<PictureLikenesses>();
        services.AddSingleton<PictureKeeper>();
        services.AddSingleton<PictureVisit>();
        services.AddSingleton<PictureReader>();
        services.AddHostedService<PictureReaderUpkeep>();
        services.AddHostedService<PictureRounds>();
        return services;
    }

    /// <summary>Maps the pictures' addresses. Needs the accounts' policies.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapPictures(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPictureApi();
        return app;
    }
}
