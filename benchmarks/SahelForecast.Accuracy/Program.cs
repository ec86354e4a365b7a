using SahelForecast;
using SahelForecast.Accuracy;

return await AccuracyProgram.RunAsync(
    args, new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected), typeof(IForecastModel).Assembly.GetExportedTypes());
