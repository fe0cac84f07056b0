"""What time does: a timetable as data, and jobs that call one use case each."""
