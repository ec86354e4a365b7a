using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Output;

/// <summary>How far a model has come: one line written over while a person watches, and a line a model otherwise.</summary>
internal sealed class Progress(Terminal terminal, string model, string unit) : IProgress<BacktestProgress>
{
    private const long Pause = 100;

    private readonly Lock _lock = new();
    private long _next;

    /// <summary>Says how far it is; from any thread.</summary>
    public void Report(BacktestProgress value)
    {
        if (terminal.IsInteractive && Environment.TickCount64 >= Volatile.Read(ref _next))
        {
            lock (_lock)
            {
                _next = Environment.TickCount64 + Pause;
                terminal.Error.Write($"\r{model}: {value.Completed} of {value.Total} {unit}   ");
            }
        }
    }

    /// <summary>Says that the model is done.</summary>
    public void Finish(int count, int failures)
    {
        string clear = terminal.IsInteractive ? $"\r{new string(' ', 60)}\r" : "";
        terminal.Error.WriteLine($"{clear}{model}: {count} {unit}, {failures} failed");
    }
}
