using Acme.BuildStatus;
#if (grpc)
using Acme.BuildStatus.V1;
#endif
using Cairn;

var builder = WebApplication.CreateBuilder(args);

builder.Configuration.AddMountedSettings();                             // files that the cluster mounts, if it does
builder.AddCairn();                                                     // probes, drain, telemetry, logs
builder.Services.AddCairnOptions<BuildStatusOptions>();                 // validated at start, section "BuildStatus"
builder.Services.AddCairnWorker<StaleBuildSweeper>();                   // supervised
builder.Services.AddCairnCaching();                                     // for reads, by the policies in appsettings.json
builder.Services.AddCairnDependency<Notifier>("notifier", Notifier.Declare);
builder.Services.AddCairnAlerting(BuildEndpoints.Promise);              // what callers are promised: deploy/alerts comes from it
builder.Services.AddCairnAlerting(StaleBuildSweeper.Promise);
#if (grpc)
builder.Services.AddCairnGrpc();                                        // deadlines, drain, health and telemetry of gRPC calls
builder.Services.AddSingleton<BuildsOverGrpc>();
#endif
builder.Services.AddSingleton<BuildStore>();
builder.Services.AddSingleton<IBuildSource>(services => services.GetRequiredService<BuildStore>());
builder.Services.AddSingleton<CachedBuilds>();
builder.Services.AddHealthChecks().AddCheck<StoreHasRoom>("build-store");
builder.Services.AddValidation();                                       // of request bodies, by their annotations
builder.Services.ConfigureHttpJsonOptions(BuildJson.Configure);

var app = builder.Build();

app.MapCairn();
app.MapBuilds();
#if (grpc)

app.UseCairnGrpc();
app.MapCairnGrpcHealth();
app.MapCairnGrpcReflection();                                           // in Development
app.MapProto(BuildsReflection.Descriptor, "Builds", app.Services.GetRequiredService<BuildsOverGrpc>().Bind);
#endif

await app.RunAsync();
