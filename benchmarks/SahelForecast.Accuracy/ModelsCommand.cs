using System.CommandLine;
using SahelForecast.Accuracy.Models;

namespace SahelForecast.Accuracy;

/// <summary><c>models</c>: every name there is.</summary>
internal static class ModelsCommand
{
    public static Command Create(ModelRegistry registry, Terminal terminal)
    {
        var command = new Command("models", "Lists every model by the name that --models takes.");
        command.SetAction(_ =>
        {
            foreach (string name in registry.Names)
            {
                terminal.Out.WriteLine(name);
            }
        });
        return command;
    }
}
